package org.celeryresults.payload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows written by real Celery workers, each with what Python's own API says about it. */
record Fixtures(Map<?, ?> row) {

  static List<Fixtures> all() {
    try (InputStream in = Fixtures.class.getResourceAsStream("rows.json")) {
      if (in == null) {
        throw new IllegalStateException("rows.json is missing");
      }
      Object rows = PythonJson.loads(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return list(rows).stream().map(row -> new Fixtures(map(row))).toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  @Nullable String text(String column) {
    return (String) row.get(column);
  }

  String type() {
    return Objects.requireNonNull(text("content_type"));
  }

  String encoding() {
    return Objects.requireNonNull(text("content_encoding"));
  }

  @Nullable Object decoded(String column) {
    Payload payload = Payload.read(text(column), type(), encoding());
    if (payload instanceof Payload.Value decoded) {
      return decoded.value();
    }
    throw new IllegalStateException(this + ": " + payload);
  }

  boolean isException() {
    String status = text("status");
    return "FAILURE".equals(status) || "RETRY".equals(status) || "REVOKED".equals(status);
  }

  @Nullable Object expected(String key) {
    return map(row.get("expected")).get(key);
  }

  /** DCR's answer to task/status/: django_celery_results/views.py. */
  Map<String, @Nullable Object> body() {
    Map<String, @Nullable Object> task = new LinkedHashMap<>();
    task.put("id", text("task_id"));
    task.put("status", text("status"));
    Object result = decoded("result");
    TaskError error = isException() ? TaskError.of(result).orElse(null) : null;
    task.put("result", error == null ? result : error.repr());
    if (error != null) {
      task.put("exc", error.qualifiedName());
      task.put("traceback", text("traceback"));
    }
    return Map.of("task", task);
  }

  @Override
  public String toString() {
    return row.get("case") + " " + row.get("task_id");
  }
}
