package org.celeryresults.group;

import java.time.Instant;

/** What a list shows of a group: everything but its members. */
public record GroupSummary(
    long id, String groupId, String contentType, Instant dateCreated, Instant dateDone) {}
