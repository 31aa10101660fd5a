package org.celeryresults.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.celeryresults.message.Message;

/** What to do about the tables at start: the setting {@code celery.results.schema}. */
public enum SchemaMode {
  /** Create what is missing, under the schema lock, then look as VALIDATE does. The default. */
  UPDATE,
  /** Write nothing; not content when the schema guard finds errors. */
  VALIDATE,
  /** Don't look. */
  NONE;

  /**
   * The mode of that name, in any case.
   *
   * @throws SchemaException for any other text; its message lists the names
   */
  public static SchemaMode of(String text) {
    return Arrays.stream(values())
        .filter(mode -> mode.name().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(() -> new SchemaException(Message.SCHEMA_UNKNOWN_MODE, text, names()));
  }

  private static String names() {
    return Arrays.stream(values())
        .map(mode -> mode.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
