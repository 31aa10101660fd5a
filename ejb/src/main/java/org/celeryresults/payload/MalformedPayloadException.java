package org.celeryresults.payload;

/** Content that its own content type doesn't allow, or that is refused because it is too much. */
public final class MalformedPayloadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long position;

  MalformedPayloadException(String message) {
    this(message, -1);
  }

  MalformedPayloadException(String message, long position) {
    super(position < 0 ? message : message + " (at " + position + ")");
    this.position = position;
  }

  /** Characters (text) or bytes (binary) before the fault; -1 where it is not known. */
  public long position() {
    return position;
  }
}
