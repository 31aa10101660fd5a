package org.celeryresults.payload;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Kombu's JSON: since 5.3 it marks the types that JSON lacks, as {@code {"__type__": "datetime",
 * "__value__": "…"}} (kombu/utils/json.py, {@code object_hook}). A mark that can't be read stays
 * the object that it is.
 */
final class KombuJson {
  private KombuJson() {}

  static @Nullable Object loads(String text) {
    return new JsonReader(text, KombuJson::unmark).read();
  }

  private static Object unmark(Map<Object, Object> object) {
    if (object.size() != 2) {
      return object;
    }
    try {
      Object value = value(object);
      return value == null ? object : value;
    } catch (DateTimeException | IllegalArgumentException notThatType) {
      return object;
    }
  }

  private static @Nullable Object value(Map<Object, Object> object) {
    if (object.get("bytes") instanceof String base64 && object.containsKey("__base64__")) {
      return Base64.getDecoder().decode(base64);
    }
    Object value = object.get("__value__");
    if (!(object.get("__type__") instanceof String type)) {
      return null;
    }
    if (value instanceof String text) {
      return typed(type, text);
    }
    if ("uuid".equals(type)
        && value instanceof Map<?, ?> parts
        && parts.get("hex") instanceof String hex) {
      return uuid(hex);
    }
    return null;
  }

  private static @Nullable Object typed(String type, String text) {
    return switch (type) {
      case "datetime" -> datetime(text);
      case "date" -> LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
      case "time" -> LocalTime.parse(text);
      case "decimal" -> new BigDecimal(text);
      default -> null;
    };
  }

  private static Object datetime(String text) {
    int time = text.indexOf('T');
    boolean zoned = time > 0 && (text.endsWith("Z") || text.substring(time).matches(".*[+-].*"));
    return zoned ? OffsetDateTime.parse(text) : LocalDateTime.parse(text);
  }

  private static UUID uuid(String hex) {
    BigInteger number = new BigInteger(hex, 16);
    if (hex.length() != 32) {
      throw new IllegalArgumentException("not a UUID");
    }
    return new UUID(number.shiftRight(64).longValue(), number.longValue());
  }
}
