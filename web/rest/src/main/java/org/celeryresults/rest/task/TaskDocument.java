package org.celeryresults.rest.task;

import java.util.List;
import java.util.Set;
import org.celeryresults.rest.request.Fields;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskState;

/**
 * What is to be stored: the columns of a task by their names, each of them optional. {@code status}
 * is PENDING, {@code content_type} JSON, {@code content_encoding} UTF-8 where they aren't given, as
 * in the table.
 */
final class TaskDocument {
  private static final Set<String> NAMES =
      Set.of(
          "task_id",
          "task_name",
          "periodic_task_name",
          "task_args",
          "task_kwargs",
          "worker",
          "status",
          "content_type",
          "content_encoding",
          "result",
          "traceback",
          "meta",
          "date_started");

  private static final String ALL = "outcomes";

  private TaskDocument() {}

  static TaskOutcome outcome(String taskId, Fields fields) {
    fields.only(NAMES).sameId("task_id", taskId);
    return read(taskId, fields);
  }

  /** Many, each with its id: the body of a POST. */
  static List<TaskOutcome> outcomes(Fields fields) {
    return fields.only(Set.of(ALL)).objects(ALL).stream()
        .map(each -> read(each.only(NAMES).text("task_id", ""), each))
        .toList();
  }

  private static TaskOutcome read(String taskId, Fields fields) {
    return TaskOutcome.of(taskId, fields.text("status", TaskState.PENDING.name()))
        .content(
            fields.text("content_type", "application/json"),
            fields.text("content_encoding", "utf-8"))
        .result(fields.serialized("result"))
        .traceback(fields.text("traceback"))
        .meta(fields.serialized("meta"))
        .taskArgs(fields.serialized("task_args"))
        .taskKwargs(fields.serialized("task_kwargs"))
        .taskName(fields.text("task_name"))
        .periodicTaskName(fields.text("periodic_task_name"))
        .worker(fields.text("worker"))
        .dateStarted(fields.instant("date_started"))
        .build();
  }
}
