package org.celeryresults.rest.task;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.store.Stored;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskSummary;
import org.jspecify.annotations.Nullable;

/** Tasks as JSON; names as in DCR's {@code as_dict} and columns, times in UTC. */
final class TaskJson {
  private TaskJson() {}

  /** A line of a list. */
  static Map<String, @Nullable Object> summary(TaskSummary task) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("task_id", task.taskId());
    json.put("task_name", task.taskName());
    json.put("periodic_task_name", task.periodicTaskName());
    json.put("status", task.status());
    json.put("worker", task.worker());
    json.put("content_type", task.contentType());
    json.put("date_created", text(task.dateCreated()));
    json.put("date_started", text(task.dateStarted()));
    json.put("date_done", text(task.dateDone()));
    return json;
  }

  /**
   * The keys of {@code as_dict} and the further columns, values as they are stored; then what they
   * mean: the state's answers, the children as result tuples, the arguments as Python showed them.
   */
  static Map<String, @Nullable Object> of(TaskResult task) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(task.asMap());
    json.put("date_done", text(task.dateDone()));
    json.put("periodic_task_name", task.periodicTaskName());
    json.put("content_type", task.contentType());
    json.put("content_encoding", task.contentEncoding());
    json.put("date_created", text(task.dateCreated()));
    json.put("date_started", text(task.dateStarted()));
    json.put("ready", task.isReady());
    json.put("successful", task.isSuccessful());
    json.put("failed", task.isFailed());
    json.put("children", task.details().children().stream().map(ResultTuple::toValue).toList());
    json.put("args", task.arguments().text());
    json.put("kwargs", task.keywordArguments().text());
    return json;
  }

  /** What was done to a row. */
  static Map<String, @Nullable Object> effect(Stored<TaskResult> stored) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("task_id", stored.row().taskId());
    json.put("status", stored.row().status());
    json.put("effect", stored.effect().name().toLowerCase(Locale.ROOT));
    return json;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
