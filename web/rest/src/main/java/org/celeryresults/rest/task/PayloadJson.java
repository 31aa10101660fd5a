package org.celeryresults.rest.task;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.payload.Payload;
import org.celeryresults.payload.TaskError;
import org.celeryresults.task.TaskResult;
import org.jspecify.annotations.Nullable;

/**
 * What a task has brought, decoded: {@code result}; or {@code error} in an exception state, when an
 * exception can be read there; or neither, but {@code opaque} and the reason, when the content
 * can't be decoded. Nothing in it is ever executed.
 */
public final class PayloadJson {
  private PayloadJson() {}

  /** The task's id and state, and what it has brought. */
  public static Map<String, @Nullable Object> of(TaskResult task) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("task_id", task.taskId());
    json.put("status", task.status());
    json.put("ready", task.isReady());
    Optional<TaskError> error = task.error();
    if (error.isPresent()) {
      json.put("error", error(error.get()));
    } else if (task.payload() instanceof Payload.Opaque opaque) {
      json.putAll(opaque(opaque));
    } else if (task.payload() instanceof Payload.Value decoded) {
      json.put("result", decoded.value());
    }
    return json;
  }

  /** Why content was not decoded. */
  private static Map<String, @Nullable Object> opaque(Payload.Opaque opaque) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("opaque", true);
    json.put("content_type", opaque.contentType());
    json.put("content_encoding", opaque.contentEncoding());
    json.put("reason", opaque.reason());
    return json;
  }

  private static Map<String, @Nullable Object> error(TaskError error) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("type", error.excType());
    json.put("module", error.excModule());
    json.put("message", error.str());
    json.put("args", error.args());
    json.put("repr", error.repr());
    return json;
  }
}
