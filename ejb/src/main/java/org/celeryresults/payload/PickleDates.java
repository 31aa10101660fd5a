package org.celeryresults.payload;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Dates, times and decimals from their pickled arguments; null for what has no plain Java form. */
final class PickleDates {
  private static final int LONGEST_DECIMAL = 4300;

  private PickleDates() {}

  static @Nullable Object read(String name, PythonTuple args) {
    if (args.isEmpty() || !(args.get(0) instanceof byte[] bytes) || args.size() > 2) {
      return null;
    }
    try {
      return switch (name) {
        case "datetime.datetime" -> moment(bytes, args);
        case "datetime.date" -> bytes.length == 4 ? date(ByteBuffer.wrap(bytes)) : null;
        case "datetime.time" ->
            bytes.length == 6 && args.size() == 1 ? time(ByteBuffer.wrap(bytes)) : null;
        default -> null;
      };
    } catch (DateTimeException outOfRange) {
      return null;
    }
  }

  /** Decimal(text); NaN, infinities and the negative zero stay objects. */
  static @Nullable Object decimal(PythonTuple args) {
    boolean one = args.size() == 1;
    if (!one || !(args.get(0) instanceof String text) || text.length() > LONGEST_DECIMAL) {
      return null;
    }
    try {
      BigDecimal decimal = new BigDecimal(text);
      return decimal.toString().equals(text) ? decimal : null;
    } catch (NumberFormatException notFinite) {
      return null;
    }
  }

  private static @Nullable Object moment(byte[] bytes, PythonTuple args) {
    if (bytes.length != 10) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    LocalDate date = date(buffer);
    LocalDateTime at = LocalDateTime.of(date, time(buffer));
    if (args.size() == 1) {
      return at;
    }
    ZoneOffset offset = args.get(1) instanceof PythonObject zone ? offset(zone, at) : null;
    return offset == null ? null : at.atOffset(offset);
  }

  private static LocalDate date(ByteBuffer buffer) {
    int year = buffer.getShort() & 0xFFFF;
    // The high bit of the month is the fold of an ambiguous hour.
    return LocalDate.of(year, buffer.get() & 0x7F, buffer.get());
  }

  private static LocalTime time(ByteBuffer buffer) {
    int hour = buffer.get() & 0x7F;
    int minute = buffer.get();
    int second = buffer.get();
    int micros = (buffer.get() & 0xFF) << 16 | (buffer.get() & 0xFF) << 8 | (buffer.get() & 0xFF);
    return LocalTime.of(hour, minute, second, micros * 1000);
  }

  /** The offset that Python's time zone object gives at that time; null when it is not known. */
  private static @Nullable ZoneOffset offset(PythonObject zone, LocalDateTime at) {
    String name = zone.module() + "." + zone.name();
    return switch (name) {
      case "datetime.timezone" -> zone.args().isEmpty() ? null : fixed(zone.args().get(0));
      case "pytz._UTC", "dateutil.tz.tz.tzutc" -> ZoneOffset.UTC;
      // pytz: (name, seconds east of Greenwich, summer time, abbreviation)
      case "pytz._p" -> zone.args().size() == 4 ? seconds(zone.args().get(1)) : ZoneOffset.UTC;
      case "zoneinfo.ZoneInfo._unpickle" ->
          zone.args().isEmpty() ? null : region(zone.args().get(0), at);
      default -> null;
    };
  }

  private static @Nullable ZoneOffset fixed(@Nullable Object timedelta) {
    if (timedelta instanceof PythonObject delta
        && delta.args().size() == 3
        && delta.args().get(0) instanceof Long days
        && delta.args().get(1) instanceof Long seconds
        && Long.valueOf(0).equals(delta.args().get(2))
        && Math.abs(days) <= 1) {
      return ZoneOffset.ofTotalSeconds((int) (days * 86_400 + seconds % 86_400));
    }
    return null;
  }

  private static @Nullable ZoneOffset seconds(@Nullable Object seconds) {
    return seconds instanceof Long east && Math.abs(east) < 86_400
        ? ZoneOffset.ofTotalSeconds(east.intValue())
        : null;
  }

  private static @Nullable ZoneOffset region(@Nullable Object key, LocalDateTime at) {
    return key instanceof String name ? ZoneId.of(name).getRules().getOffset(at) : null;
  }
}
