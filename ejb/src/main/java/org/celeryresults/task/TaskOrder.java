package org.celeryresults.task;

import java.util.function.Function;
import org.celeryresults.store.SortOrder;
import org.jspecify.annotations.Nullable;

/** What a search can be ordered by: the indexed columns. Rows with equal values go by id. */
public enum TaskOrder {
  /** When the row was last stored; newest first is DCR's own order. */
  DATE_DONE("dateDone", false, true, TaskSummary::dateDone),
  /** When the row came to be. */
  DATE_CREATED("dateCreated", false, true, TaskSummary::dateCreated),
  /** The state's text. */
  STATUS("status", false, false, TaskSummary::status),
  /** The function's name. */
  TASK_NAME("taskName", true, false, TaskSummary::taskName),
  /** The schedule entry's name. */
  PERIODIC_TASK_NAME("periodicTaskName", true, false, TaskSummary::periodicTaskName),
  /** The worker's host name. */
  WORKER("worker", true, false, TaskSummary::worker),
  /** Celery's id. */
  TASK_ID("taskId", false, false, TaskSummary::taskId);

  private final String attribute;
  private final boolean nullable;
  private final boolean time;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference holds nothing
  private final Function<TaskSummary, @Nullable Object> value;

  TaskOrder(
      String attribute,
      boolean nullable,
      boolean time,
      Function<TaskSummary, @Nullable Object> value) {
    this.attribute = attribute;
    this.nullable = nullable;
    this.time = time;
    this.value = value;
  }

  SortOrder<TaskSummary> sort(boolean descending) {
    return new SortOrder<>(attribute, nullable, time, descending, value);
  }
}
