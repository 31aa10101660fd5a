package org.celeryresults.chord;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of what listeners are to be told.
 *
 * @param taskId the part that failed; null: the chord is complete
 * @param dateNext when it is tried again, while it is PENDING
 */
public record CompletionSummary(
    long id,
    String completionId,
    String groupId,
    @Nullable String taskId,
    Delivery delivery,
    int attempts,
    Instant dateCreated,
    Instant dateNext,
    @Nullable String error) {}
