package org.celeryresults.schema;

import org.jspecify.annotations.Nullable;

/** The tables are not as they must be, or could not be made so; the message says what to do. */
public final class SchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaException(String message) {
    this(message, null);
  }

  SchemaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
