package org.celeryresults.payload;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** json.dumps with DjangoJSONEncoder, made total: see {@link PythonJson#dumps}. */
final class JsonWriter extends TreeWriter {

  @Override
  void value(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      branch(map, Brackets.DICT, new Pairs(map));
    } else if (value instanceof Collection<?> items) {
      branch(items, Brackets.LIST, items.iterator());
    } else {
      String plain = plain(value);
      if (plain == null) {
        text(text(value));
      } else {
        out.append(plain);
      }
    }
  }

  @Override
  void key(@Nullable Object key) {
    if (key instanceof Double number) {
      text(PythonJson.isFinite(number) ? PythonFloat.repr(number) : PythonJson.notANumber(number));
    } else {
      String plain = key instanceof Collection ? null : plain(key);
      text(plain == null ? text(key) : plain);
    }
  }

  @Override
  void cycle(Brackets brackets) {
    text(brackets.start() + "..." + brackets.end());
  }

  /** What stands in JSON without quotes; null for all others. */
  private static @Nullable String plain(@Nullable Object value) {
    if (value == null) {
      return "null";
    } else if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return PythonJson.isFinite(number) ? PythonFloat.repr(number) : null;
    }
    boolean whole =
        value instanceof Long
            || value instanceof BigInteger
            || value instanceof Integer
            || value instanceof Short
            || value instanceof Byte;
    return whole || value instanceof Boolean ? value.toString() : null;
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    } else if (value instanceof Number number && !(value instanceof BigDecimal)) {
      return PythonJson.notANumber(number.doubleValue());
    } else if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    } else if (value instanceof BigDecimal || value instanceof UUID) {
      return value.toString();
    }
    String date = date(value);
    if (date != null) {
      return date;
    }
    String known = value instanceof PythonObject object ? KnownObjects.django(object) : null;
    return known == null ? PythonRepr.repr(value) : known;
  }

  private static @Nullable String date(@Nullable Object value) {
    if (value instanceof OffsetDateTime at) {
      return PythonDates.django(at);
    } else if (value instanceof Instant at) {
      return PythonDates.django(at.atOffset(ZoneOffset.UTC));
    } else if (value instanceof LocalDateTime at) {
      return PythonDates.django(at);
    } else if (value instanceof LocalDate day) {
      return PythonDates.iso(day);
    } else if (value instanceof LocalTime time) {
      return PythonDates.django(time);
    }
    return null;
  }

  private void text(String text) {
    out.append('"');
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
        out.append(c);
      } else {
        escape(c);
      }
    }
    out.append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\f' -> out.append("\\f");
      case '\b' -> out.append("\\b");
      default -> PythonText.hex(c, 4, out.append("\\u"));
    }
  }
}
