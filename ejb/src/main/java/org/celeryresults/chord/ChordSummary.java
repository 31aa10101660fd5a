package org.celeryresults.chord;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a chord that waits: everything but its members.
 *
 * @param remaining how many parts have not returned
 * @param size how many there were at first; null for a chord that Python began
 * @param firstSeen when it was begun, or first seen if Python began it; null: not seen yet
 */
public record ChordSummary(
    long id, String groupId, int remaining, @Nullable Integer size, @Nullable Instant firstSeen) {}
