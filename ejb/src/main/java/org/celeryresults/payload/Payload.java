package org.celeryresults.payload;

import org.jspecify.annotations.Nullable;

/**
 * What a column holds, decoded by the row's own content type and encoding. Content is data: no
 * class named in it is ever loaded, no function called.
 */
public sealed interface Payload {

  /**
   * Decoded. The value is one of: null, Boolean, Long, BigInteger, Double, String (possibly with
   * lone surrogates), byte[], List, {@link PythonTuple}, Set, LinkedHashMap, BigDecimal, UUID,
   * OffsetDateTime, LocalDateTime, LocalDate, LocalTime, {@link PythonClass}, {@link PythonObject}.
   */
  record Value(@Nullable Object value) implements Payload {}

  /** Not decoded: compressed, of an unknown type, broken or hostile; the reason is for people. */
  record Opaque(String contentType, String contentEncoding, String reason) implements Payload {}

  /** Never throws: what can't be read is {@link Opaque}. No text (SQL NULL) is the value null. */
  static Payload read(@Nullable String text, String contentType, String contentEncoding) {
    if (text == null) {
      return new Value(null);
    }
    try {
      return new Value(Decoders.decode(text, contentType, contentEncoding));
    } catch (RuntimeException | StackOverflowError fault) {
      return new Opaque(contentType, contentEncoding, reason(fault));
    }
  }

  private static String reason(Throwable fault) {
    String message = fault.getMessage();
    return message == null ? fault.getClass().getSimpleName() : message;
  }
}
