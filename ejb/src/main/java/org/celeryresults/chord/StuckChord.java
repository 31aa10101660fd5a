package org.celeryresults.chord;

import java.time.Instant;

/**
 * A chord that waits for parts although all its members have finished: a part's return was lost.
 *
 * @param remaining how many parts it waits for
 * @param since when the last of its members finished
 */
public record StuckChord(String groupId, int remaining, Instant since) {}
