package org.celeryresults.payload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The column meta: the results that a task has started, and what the task itself has put there. */
public final class TaskMeta {
  private static final String CHILDREN = "children";

  private final List<ResultTuple> children;
  private final Map<Object, @Nullable Object> own;

  private TaskMeta(Map<?, ?> fields) {
    Map<Object, @Nullable Object> others = new LinkedHashMap<>(fields);
    Object started = others.remove(CHILDREN);
    this.children = started instanceof List<?> list ? tuples(list) : List.of();
    this.own = Collections.unmodifiableMap(others);
  }

  /** Never throws: without a readable map, both parts are empty. */
  public static TaskMeta read(@Nullable String column, String contentType, String encoding) {
    return of(Payload.read(column, contentType, encoding));
  }

  /** From the decoded column. */
  public static TaskMeta of(Payload payload) {
    if (payload instanceof Payload.Value decoded && decoded.value() instanceof Map<?, ?> fields) {
      return new TaskMeta(fields);
    }
    return new TaskMeta(Map.of());
  }

  /** In the order in which the task started them; what is no result tuple is left out. */
  public List<ResultTuple> children() {
    return children;
  }

  /** All keys but Celery's {@code children}. */
  public Map<Object, @Nullable Object> own() {
    return own;
  }

  private static List<ResultTuple> tuples(List<?> started) {
    List<ResultTuple> tuples = new ArrayList<>();
    for (Object child : started) {
      tuple(child).ifPresent(tuples::add);
    }
    return List.copyOf(tuples);
  }

  private static Optional<ResultTuple> tuple(@Nullable Object child) {
    try {
      return Optional.of(ResultTuple.of(child));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
