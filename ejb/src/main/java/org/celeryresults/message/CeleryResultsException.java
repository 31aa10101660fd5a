package org.celeryresults.message;

import jakarta.ejb.ApplicationException;
import org.jspecify.annotations.Nullable;

/**
 * What every operation of the product fails with. Crosses EJB borders as it is, and dooms a
 * transaction that it passes through.
 */
@ApplicationException(rollback = true, inherited = true)
public class CeleryResultsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Message kind;

  public CeleryResultsException(Message kind, @Nullable Object... values) {
    super(kind.text(values));
    this.kind = kind;
  }

  public CeleryResultsException(
      @Nullable Throwable cause, Message kind, @Nullable Object... values) {
    super(kind.text(values), cause);
    this.kind = kind;
  }

  /** Which message it is: tells callers the failure apart without reading text. */
  public Message kind() {
    return kind;
  }
}
