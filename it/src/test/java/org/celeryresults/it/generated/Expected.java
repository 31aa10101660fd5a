package org.celeryresults.it.generated;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.celeryresults.store.Stored;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResult;

/** What the table must hold after stores, by the rules alone. */
public final class Expected {
  private static final Set<String> FINISHED = Set.of("SUCCESS", "FAILURE", "REVOKED");

  private final Map<String, TaskOutcome> rows = new HashMap<>();

  /** Notes a store; answers what it must have done. */
  public Stored.Effect store(TaskOutcome outcome) {
    TaskOutcome before = rows.get(outcome.taskId());
    if (before == null) {
      rows.put(outcome.taskId(), outcome);
      return Stored.Effect.CREATED;
    }
    if (before.status().equals("SUCCESS") && !FINISHED.contains(outcome.status())) {
      return Stored.Effect.KEPT;
    }
    Instant started = outcome.dateStarted() == null ? before.dateStarted() : outcome.dateStarted();
    rows.put(outcome.taskId(), outcome.with().dateStarted(started).build());
    return Stored.Effect.REPLACED;
  }

  /** All ids. */
  public Set<String> ids() {
    return rows.keySet();
  }

  /** What the row must hold, in the order of {@link #values(TaskResult)}. */
  public List<Object> values(String taskId) {
    TaskOutcome row = rows.get(taskId);
    return Arrays.asList(
        row.taskId(),
        row.status(),
        row.contentType(),
        row.contentEncoding(),
        row.result(),
        row.traceback(),
        row.meta(),
        row.taskArgs(),
        row.taskKwargs(),
        row.taskName(),
        row.periodicTaskName(),
        row.worker(),
        row.dateStarted());
  }

  /** What a row holds. */
  public static List<Object> values(TaskResult row) {
    return Arrays.asList(
        row.taskId(),
        row.status(),
        row.contentType(),
        row.contentEncoding(),
        row.result(),
        row.traceback(),
        row.meta(),
        row.taskArgs(),
        row.taskKwargs(),
        row.taskName(),
        row.periodicTaskName(),
        row.worker(),
        row.dateStarted());
  }
}
