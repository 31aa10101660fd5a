package org.celeryresults.message;

import org.jspecify.annotations.Nullable;

/** The caller gave a value that can't be taken; nothing was sent to the database. */
public class InvalidValueException extends CeleryResultsException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final transient @Nullable Object[] values;

  public InvalidValueException(Message kind, String field, @Nullable Object... values) {
    super(kind, prepend(field, values));
    this.field = field;
    this.values = values;
  }

  /** The same of a field that is part of something larger: {@code outcomes[3].task_id}. */
  public InvalidValueException within(String whole) {
    return new InvalidValueException(kind(), whole + "." + field, values);
  }

  /** The same of a field that the caller knows by another name. */
  public InvalidValueException named(String newField) {
    return new InvalidValueException(kind(), newField, values);
  }

  /** The field's name as in the table: {@code task_id}; of many {@code outcomes[3].task_id}. */
  public String field() {
    return field;
  }

  private static @Nullable Object[] prepend(String field, @Nullable Object[] values) {
    @Nullable Object[] all = new @Nullable Object[values.length + 1];
    all[0] = field;
    System.arraycopy(values, 0, all, 1, values.length);
    return all;
  }
}
