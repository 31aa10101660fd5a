package org.celeryresults.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A place in a search: the row it stands at, and whether to go on or back. As text it is opaque to
 * users, and tied to the search's order.
 *
 * @param value the row's sort value: an Instant, a text, or null
 */
record Cursor(@Nullable Object value, long id, boolean backward) {
  private static final char SEPARATOR = '\n';

  String text(SortOrder<?> order) {
    String plain =
        String.join(
            String.valueOf(SEPARATOR),
            kind(order, backward),
            Long.toString(id),
            value == null ? "" : "=" + value);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  static Cursor parse(String text, SortOrder<?> order) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int first = plain.indexOf(SEPARATOR);
      int second = plain.indexOf(SEPARATOR, first + 1);
      String kind = plain.substring(0, first);
      boolean backward = kind.equals(kind(order, true));
      if (!backward && !kind.equals(kind(order, false))) {
        throw invalid();
      }
      long id = Long.parseLong(plain.substring(first + 1, second));
      String value = plain.substring(second + 1);
      Columns.text("cursor", value);
      return new Cursor(value(value, order).orElse(null), id, backward);
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | DateTimeException
        | InvalidValueException e) {
      throw invalid();
    }
  }

  private static Optional<Object> value(String text, SortOrder<?> order) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.charAt(0) != '=') {
      throw invalid();
    }
    String value = text.substring(1);
    if (!order.time()) {
      return Optional.of(value);
    }
    Instant instant = Instant.parse(value);
    Columns.time("cursor", instant);
    return Optional.of(instant);
  }

  private static String kind(SortOrder<?> order, boolean backward) {
    return order.attribute() + (order.descending() ? "-" : "+") + (backward ? "<" : ">");
  }

  private static InvalidValueException invalid() {
    return new InvalidValueException(Message.INVALID_CURSOR, "cursor");
  }
}
