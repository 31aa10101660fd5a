package org.celeryresults.schema;

import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.jspecify.annotations.Nullable;

/** The tables are not as they must be, or could not be made so; the message says what to do. */
public final class SchemaException extends CeleryResultsException {
  private static final long serialVersionUID = 1L;

  SchemaException(Message kind, @Nullable Object... values) {
    super(kind, values);
  }

  SchemaException(Throwable cause, Message kind, @Nullable Object... values) {
    super(cause, kind, values);
  }
}
