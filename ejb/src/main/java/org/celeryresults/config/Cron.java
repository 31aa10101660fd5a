package org.celeryresults.config;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;

/**
 * Times of day, said as cron says them, by the clocks on the wall of a zone. A time that falls into
 * the hour which a zone leaves out in spring comes that much later; one that comes twice in autumn
 * counts once.
 *
 * @param times what cron says
 * @param zone where it is meant
 */
public record Cron(ExecutionTime times, ZoneId zone) {
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  /** No day of the calendar comes more seldom than February 29, at the turn of most centuries. */
  private static final int MOST_YEARS = 9;

  /** What a zone leaves out in spring: so much later may come what was meant before. */
  private static final Duration GAP = Duration.ofHours(1);

  /**
   * From texts.
   *
   * @throws InvalidValueException that names the one that is wrong
   */
  public static Cron parse(String cron, String zone) {
    return new Cron(times(cron), zone(zone));
  }

  /** The next time after that; empty: it never comes. */
  public Optional<Instant> next(Instant after) {
    Optional<LocalDateTime> next = next(LocalDateTime.ofInstant(after, zone).minus(GAP));
    while (next.filter(found -> !instant(found).isAfter(after)).isPresent()) {
      next = next(next.get());
    }
    return next.map(this::instant);
  }

  /** Computed where no hour is missing, or comes twice. */
  private Optional<LocalDateTime> next(LocalDateTime local) {
    return times
        .nextExecution(local.atZone(ZoneOffset.UTC))
        .map(ZonedDateTime::toLocalDateTime)
        .filter(found -> found.isBefore(local.plusYears(MOST_YEARS)));
  }

  private Instant instant(LocalDateTime local) {
    return local.atZone(zone).toInstant();
  }

  private static ExecutionTime times(String cron) {
    try {
      return ExecutionTime.forCron(PARSER.parse(cron).validate());
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException(Message.CRON_INVALID, "cron", cron, e.getMessage());
    }
  }

  private static ZoneId zone(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new InvalidValueException(Message.ZONE_INVALID, "zone", zone);
    }
  }
}
