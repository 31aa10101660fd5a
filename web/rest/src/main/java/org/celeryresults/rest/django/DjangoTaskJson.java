package org.celeryresults.rest.django;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.payload.Payload;
import org.celeryresults.payload.TaskError;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * Tasks as django_celery_results/views.py shows them. Beyond it: content that can't be decoded is a
 * null {@code result} with {@code opaque}, {@code content_type} and {@code reason}; in an exception
 * state, content that is no exception is shown as it is, with a null {@code exc}.
 */
final class DjangoTaskJson {
  private DjangoTaskJson() {}

  /** {@code task_status}. */
  static Map<String, @Nullable Object> status(TaskResult task) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", task.taskId());
    json.put("status", task.status());
    putOutcome(json, task);
    return Map.of("task", json);
  }

  /** {@code is_task_successful}. */
  static Map<String, @Nullable Object> done(TaskResult task) {
    return Map.of("task", executed(task.taskId(), task.isSuccessful()));
  }

  /** {@code {"id": …, "executed": …}}. */
  static Map<String, @Nullable Object> executed(String id, boolean successful) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("executed", successful);
    return json;
  }

  /** A member of a group: {@code result}, {@code status}; in exception states also the rest. */
  static Map<String, @Nullable Object> member(TaskResult task) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("result", null);
    json.put("status", task.status());
    putOutcome(json, task);
    return json;
  }

  private static void putOutcome(Map<String, @Nullable Object> json, TaskResult task) {
    Payload payload = task.payload();
    Object value = payload instanceof Payload.Value decoded ? decoded.value() : null;
    json.put("result", value);
    if (task.state().map(TaskState::isException).orElse(false)) {
      putException(json, task, value);
    }
    if (payload instanceof Payload.Opaque opaque) {
      json.put("opaque", true);
      json.put("content_type", opaque.contentType());
      json.put("reason", opaque.reason());
    }
  }

  private static void putException(
      Map<String, @Nullable Object> json, TaskResult task, @Nullable Object value) {
    Optional<TaskError> error = task.error();
    json.put("result", error.<Object>map(TaskError::repr).orElse(value));
    json.put("exc", error.map(TaskError::qualifiedName).orElse(null));
    json.put("traceback", task.traceback());
  }
}
