package org.celeryresults.payload;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The column task_args or task_kwargs. Celery stores the text of a shortened repr; only messages of
 * its protocol 1 have the arguments themselves.
 */
public final class TaskArguments {
  /** Where celery/utils/saferepr.py leaves something out. */
  private static final Pattern CUT = Pattern.compile("\\.\\.\\.(?:[\\])},'\"]|$)");

  private final Payload payload;

  private TaskArguments(Payload payload) {
    this.payload = payload;
  }

  /** Never throws; what can't be decoded has neither text nor value. */
  public static TaskArguments read(
      @Nullable String column, String contentType, String contentEncoding) {
    return new TaskArguments(Payload.read(column, contentType, contentEncoding));
  }

  /** As it was decoded, or why it was not. */
  public Payload payload() {
    return payload;
  }

  /** For people: Celery's own repr, or Python's repr of the arguments; null when there are none. */
  public @Nullable String text() {
    Object value = value();
    return value == null || value instanceof String ? (String) value : PythonRepr.repr(value);
  }

  /** The decoded column: mostly a String, a list or map for protocol 1, null when there is none. */
  public @Nullable Object value() {
    return payload instanceof Payload.Value decoded ? decoded.value() : null;
  }

  /** True when Celery has left something out; also for a text that ends in three dots itself. */
  public boolean isCut() {
    return value() instanceof String text && CUT.matcher(text).find();
  }
}
