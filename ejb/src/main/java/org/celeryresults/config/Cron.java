package org.celeryresults.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;

/**
 * Times of day, said as cron says them, by the clocks on the wall of a zone. A day of the month and
 * a weekday are either of them. A time that falls into the hour which a zone leaves out in spring
 * comes that much later; one that comes twice in autumn counts once.
 *
 * @param fields one of each kind
 * @param zone where they are meant
 */
public record Cron(Map<CronField.Kind, CronField> fields, ZoneId zone) {
  /** No day comes more seldom than February 29, at the turn of most centuries. */
  private static final int MOST_DAYS = 9 * 366;

  /** What a zone leaves out in spring: so much later may come what was meant before. */
  private static final Duration GAP = Duration.ofHours(1);

  /**
   * From texts.
   *
   * @throws InvalidValueException that names the one that is wrong
   */
  public static Cron parse(String cron, String zone) {
    return new Cron(fields(cron), zone(zone));
  }

  /** The next time after that; empty: it never comes. */
  public Optional<Instant> next(Instant after) {
    Optional<LocalDateTime> next = next(LocalDateTime.ofInstant(after, zone).minus(GAP));
    while (next.filter(found -> !instant(found).isAfter(after)).isPresent()) {
      next = next(next.get());
    }
    return next.map(this::instant);
  }

  /** Where no hour is missing, or comes twice. */
  private Optional<LocalDateTime> next(LocalDateTime after) {
    LocalDateTime from = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    LocalDate day = from.toLocalDate();
    Optional<LocalTime> time = isDay(day) ? time(from.toLocalTime()) : Optional.empty();
    for (int days = 0; time.isEmpty() && days < MOST_DAYS; days++) {
      day = day.plusDays(1);
      time = isDay(day) ? time(LocalTime.MIDNIGHT) : Optional.empty();
    }
    return time.map(day::atTime);
  }

  private boolean isDay(LocalDate date) {
    CronField day = field(CronField.Kind.DAY);
    CronField weekday = field(CronField.Kind.WEEKDAY);
    boolean isDay = day.has(date.getDayOfMonth());
    boolean isWeekday = weekday.has(date.getDayOfWeek().getValue() % 7);
    return field(CronField.Kind.MONTH).has(date.getMonthValue())
        && ((day.all() || weekday.all()) ? isDay && isWeekday : isDay || isWeekday);
  }

  /** The first time of a day, from that on. */
  private Optional<LocalTime> time(LocalTime from) {
    CronField hours = field(CronField.Kind.HOUR);
    CronField minutes = field(CronField.Kind.MINUTE);
    int minute = hours.has(from.getHour()) ? minutes.from(from.getMinute()) : -1;
    int hour = minute < 0 ? hours.from(from.getHour() + 1) : from.getHour();
    return hour < 0
        ? Optional.empty()
        : Optional.of(LocalTime.of(hour, minute < 0 ? minutes.from(0) : minute));
  }

  private CronField field(CronField.Kind kind) {
    return Objects.requireNonNull(fields.get(kind));
  }

  private Instant instant(LocalDateTime local) {
    return local.atZone(zone).toInstant();
  }

  private static Map<CronField.Kind, CronField> fields(String cron) {
    List<String> texts = List.of(cron.strip().split("\\s+"));
    List<CronField.Kind> kinds = List.of(CronField.Kind.values());
    if (texts.size() != kinds.size()) {
      throw invalid(cron, texts.size() + " fields");
    }
    Map<CronField.Kind, CronField> fields = new EnumMap<>(CronField.Kind.class);
    for (CronField.Kind kind : kinds) {
      String text = texts.get(kinds.indexOf(kind));
      String what = kind.name().toLowerCase(Locale.ROOT) + " " + text;
      fields.put(kind, CronField.parse(kind, text).orElseThrow(() -> invalid(cron, what)));
    }
    return Map.copyOf(fields);
  }

  private static InvalidValueException invalid(String cron, String what) {
    return new InvalidValueException(Message.CRON_INVALID, "cron", cron, what);
  }

  private static ZoneId zone(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new InvalidValueException(Message.ZONE_INVALID, "zone", zone);
    }
  }
}
