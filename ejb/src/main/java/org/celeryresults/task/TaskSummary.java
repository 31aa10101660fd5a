package org.celeryresults.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a list shows of a task: everything but its result, traceback, arguments and meta. */
public record TaskSummary(
    long id,
    String taskId,
    @Nullable String taskName,
    @Nullable String periodicTaskName,
    String status,
    @Nullable String worker,
    String contentType,
    Instant dateCreated,
    @Nullable Instant dateStarted,
    Instant dateDone) {}
