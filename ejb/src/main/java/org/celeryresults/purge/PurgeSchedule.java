package org.celeryresults.purge;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * When purges begin by themselves.
 *
 * @param cron minute, hour, day of the month, month, weekday: {@code 0 4 * * *}
 * @param zone the time zone in which that is meant: {@code UTC}, {@code Europe/Berlin}
 * @param enabled whether it holds
 * @param parameters of the purges that it begins, by name; those that are missing have their
 *     default
 * @param changedBy who changed it last; empty: nobody has, it is the configured one
 * @param next when the next purge is due; empty: never, or the schedule isn't enabled
 */
public record PurgeSchedule(
    String cron,
    String zone,
    boolean enabled,
    Map<String, String> parameters,
    Optional<String> changedBy,
    Optional<Instant> next) {
  public PurgeSchedule {
    parameters = Map.copyOf(parameters);
  }

  /** Whether both mean the same. */
  boolean isAs(PurgeSchedule other) {
    return cron.equals(other.cron) && zone.equals(other.zone) && enabled == other.enabled;
  }
}
