package org.celeryresults.chord;

import java.time.Instant;

/**
 * A CDI event: a part of a chord's header ended in FAILURE or REVOKED; the body can be given up
 * before the others return. Fired as {@link ChordCompleted} is, for each failed part that was
 * counted here.
 *
 * @param id to de-duplicate by; the same in every repetition
 * @param groupId id of the group that is the header
 * @param taskId the part
 * @param status FAILURE or REVOKED
 * @param time when the part returned
 * @param attempt 1 for the first time that it is fired
 */
public record ChordPartFailed(
    String id, String groupId, String taskId, String status, Instant time, int attempt) {}
