package org.celeryresults.payload;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** repr and str of values that contain no others. */
final class PythonScalars {
  private PythonScalars() {}

  static void repr(@Nullable Object value, StringBuilder out) {
    if (value instanceof String text) {
      PythonText.repr(text, out);
    } else if (value instanceof byte[] bytes) {
      PythonText.repr(bytes, out);
    } else if (value instanceof BigDecimal decimal) {
      out.append("Decimal('").append(decimal).append("')");
    } else if (value instanceof UUID uuid) {
      out.append("UUID('").append(uuid).append("')");
    } else {
      String date = date(value);
      out.append(date == null ? plain(value) : date);
    }
  }

  /** {@code str()}: as repr, but for texts, dates, decimals and UUIDs. */
  static @Nullable String str(@Nullable Object value) {
    if (value instanceof String || value instanceof BigDecimal || value instanceof UUID) {
      return value.toString();
    } else if (value instanceof OffsetDateTime at) {
      return PythonDates.iso(at, ' ');
    } else if (value instanceof LocalDateTime at) {
      return PythonDates.iso(at, ' ');
    } else if (value instanceof LocalDate day) {
      return PythonDates.iso(day);
    } else if (value instanceof LocalTime time) {
      return PythonDates.iso(time);
    }
    return null;
  }

  private static @Nullable String date(@Nullable Object value) {
    if (value instanceof OffsetDateTime at) {
      return PythonDates.repr(at);
    } else if (value instanceof LocalDateTime at) {
      return PythonDates.repr(at);
    } else if (value instanceof LocalDate day) {
      return PythonDates.repr(day);
    } else if (value instanceof LocalTime time) {
      return PythonDates.repr(time);
    }
    return null;
  }

  private static String plain(@Nullable Object value) {
    if (value == null) {
      return "None";
    } else if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    } else if (value instanceof Double || value instanceof Float) {
      return PythonFloat.repr(((Number) value).doubleValue());
    }
    return value.toString();
  }
}
