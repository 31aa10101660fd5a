package org.celeryresults.payload;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Dates and times as Python and Django write them. */
final class PythonDates {
  private static final int SECONDS_PER_DAY = 86_400;

  private PythonDates() {}

  /** {@code isoformat()}, with the given separator between date and time. */
  static String iso(OffsetDateTime at, char separator) {
    return iso(at.toLocalDateTime(), separator) + iso(at.getOffset());
  }

  static String iso(LocalDateTime at, char separator) {
    return iso(at.toLocalDate()) + separator + iso(at.toLocalTime());
  }

  static String iso(LocalDate date) {
    return String.format(
        Locale.ROOT, "%04d-%02d-%02d", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  static String iso(LocalTime time) {
    String text =
        String.format(
            Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    int micros = time.getNano() / 1000;
    return micros == 0 ? text : text + String.format(Locale.ROOT, ".%06d", micros);
  }

  private static String iso(ZoneOffset offset) {
    return offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
  }

  static String repr(OffsetDateTime at) {
    int seconds = at.getOffset().getTotalSeconds();
    String zone = seconds == 0 ? "datetime.timezone.utc" : zoneRepr(seconds);
    return call(at.toLocalDateTime()) + ", tzinfo=" + zone + ")";
  }

  static String repr(LocalDateTime at) {
    return call(at) + ")";
  }

  static String repr(LocalDate date) {
    return "datetime.date(" + numbers(date) + ")";
  }

  static String repr(LocalTime time) {
    return "datetime.time(" + numbers(time) + ")";
  }

  private static String call(LocalDateTime at) {
    return "datetime.datetime(" + numbers(at.toLocalDate()) + ", " + numbers(at.toLocalTime());
  }

  private static String numbers(LocalDate date) {
    return date.getYear() + ", " + date.getMonthValue() + ", " + date.getDayOfMonth();
  }

  private static String numbers(LocalTime time) {
    String text = time.getHour() + ", " + time.getMinute();
    int micros = time.getNano() / 1000;
    if (time.getSecond() != 0 || micros != 0) {
      text += ", " + time.getSecond();
    }
    return micros == 0 ? text : text + ", " + micros;
  }

  private static String zoneRepr(int seconds) {
    String days = seconds < 0 ? "days=-1, " : "";
    return "datetime.timezone(datetime.timedelta("
        + days
        + "seconds="
        + Math.floorMod(seconds, SECONDS_PER_DAY)
        + "))";
  }

  /** DjangoJSONEncoder: milliseconds are enough, and UTC is Z. */
  static String django(OffsetDateTime at) {
    String zone = at.getOffset().getTotalSeconds() == 0 ? "Z" : iso(at.getOffset());
    return django(at.toLocalDateTime()) + zone;
  }

  static String django(LocalDateTime at) {
    return iso(at.toLocalDate()) + 'T' + django(at.toLocalTime());
  }

  static String django(LocalTime time) {
    String text = iso(time);
    return text.length() > 12 ? text.substring(0, 12) : text;
  }
}
