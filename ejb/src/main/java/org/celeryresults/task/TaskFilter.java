package org.celeryresults.task;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.celeryresults.store.Conditions;
import org.celeryresults.store.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a search finds, and in which order; made by {@link #all()} and narrowed by the verbs.
 * Conditions hold together; null takes one back. Immutable.
 */
public final class TaskFilter {
  private static final List<String> TEXT =
      List.of("taskId", "taskName", "periodicTaskName", "worker", "taskArgs", "taskKwargs");

  private final Conditions conditions;
  private final TaskOrder order;
  private final boolean descending;

  private TaskFilter(Conditions conditions, TaskOrder order, boolean descending) {
    this.conditions = conditions;
    this.order = order;
    this.descending = descending;
  }

  /** Every task, the last stored first. */
  public static TaskFilter all() {
    return new TaskFilter(Conditions.NONE, TaskOrder.DATE_DONE, true);
  }

  /** In one of these states, custom ones included; none given: in any. */
  public TaskFilter statuses(String... statuses) {
    return with(
        conditions.and(
            "status", "e.status IN :status", statuses.length == 0 ? null : List.of(statuses)));
  }

  /** In one of these states. */
  public TaskFilter states(TaskState... states) {
    return statuses(Arrays.stream(states).map(Enum::name).toArray(String[]::new));
  }

  /** Of exactly this function. */
  public TaskFilter taskName(@Nullable String name) {
    return with(conditions.equal("taskName", name));
  }

  /** Of functions whose names begin so: {@code "myapp.tasks."}. */
  public TaskFilter taskNamePrefix(@Nullable String prefix) {
    return with(conditions.startsWith("taskName", prefix));
  }

  /** Sent by exactly this schedule entry. */
  public TaskFilter periodicTaskName(@Nullable String name) {
    return with(conditions.equal("periodicTaskName", name));
  }

  /** Run by exactly this worker. */
  public TaskFilter worker(@Nullable String host) {
    return with(conditions.equal("worker", host));
  }

  /** Whose row came to be in this range. */
  public TaskFilter created(TimeRange range) {
    return with(conditions.within("dateCreated", range));
  }

  /** That a worker began in this range; not those without a date_started. */
  public TaskFilter started(TimeRange range) {
    return with(conditions.within("dateStarted", range));
  }

  /** Last stored in this range. */
  public TaskFilter done(TimeRange range) {
    return with(conditions.within("dateDone", range));
  }

  /** Last stored then or later. */
  public TaskFilter doneSince(Instant from) {
    return done(TimeRange.since(from));
  }

  /** With a traceback, or without; null: either. */
  public TaskFilter hasTraceback(@Nullable Boolean has) {
    if (has == null) {
      return with(conditions.without("traceback"));
    }
    return with(
        conditions.and(
            "traceback", has ? "e.traceback IS NOT NULL" : "e.traceback IS NULL", Map.of()));
  }

  /** Whose id, names, worker or arguments contain this text, in any case. Reads every row. */
  public TaskFilter text(@Nullable String text) {
    return with(conditions.contains(TEXT, text));
  }

  /** Ordered so. */
  public TaskFilter orderBy(TaskOrder by, boolean descendingly) {
    return new TaskFilter(conditions, by, descendingly);
  }

  /** Last stored before that, and not pinned: those that may have expired. */
  TaskFilter unpinnedBefore(Instant before) {
    return with(
        conditions
            .within("dateDone", TimeRange.before(before))
            .and(
                "unpinned",
                "NOT EXISTS (SELECT p FROM Pin p WHERE p.taskId = e.taskId)",
                Map.of()));
  }

  Conditions conditions() {
    return conditions;
  }

  TaskOrder order() {
    return order;
  }

  boolean descending() {
    return descending;
  }

  private TaskFilter with(Conditions narrowed) {
    return new TaskFilter(narrowed, order, descending);
  }
}
