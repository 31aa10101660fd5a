package org.celeryresults.purge;

import static org.celeryresults.store.Queries.detached;
import static org.celeryresults.store.Queries.numbered;
import static org.celeryresults.store.Queries.query;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.config.Cron;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Reason;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Queries;
import org.celeryresults.store.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The inner layer: the schedule's row. It holds when the next purge is due, so that one that nobody
 * was there for is known; and moving it on decides which node begins it.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class ScheduleStore {
  private static final String NAME = "purge";
  private static final String STARTED_BY = "schedule";

  /** A node that is restarted misses nothing. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final String FIRST =
      "INSERT INTO celery_results_schedule"
          + " (cron, zone, enabled, parameters, date_done, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

  private static final String CHANGE =
      "UPDATE celery_results_schedule SET cron = ?1, zone = ?2, enabled = ?3, parameters = ?4,"
          + " date_done = ?5, date_next = NULL, changed_by = ?7 WHERE name = ?6";

  /** What somebody has changed meanwhile stays. */
  private static final String CONFIGURE = CHANGE + " AND changed_by IS NULL";

  private static final String DUE_NEXT =
      "UPDATE celery_results_schedule SET date_next = ?1 WHERE name = ?2 AND date_next IS NULL";

  private static final String MOVE_ON =
      "UPDATE celery_results_schedule SET date_next = NULL WHERE name = ?1 AND date_next = ?2";

  @EJB private Stores stores;
  @EJB private PurgeControl control;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;

  /** The schedule; the configured one until somebody changes it. */
  public PurgeSchedule read() {
    PurgeSchedule configured = configured();
    Optional<PurgeSchedule> stored = stored();
    if (stored.filter(s -> s.changedBy().isPresent() || s.isAs(configured)).isPresent()) {
      return stored.get();
    }
    write(stored.isPresent() ? CONFIGURE : FIRST, configured);
    return stored().orElseThrow();
  }

  /** Changes it. */
  public PurgeSchedule change(PurgeSchedule schedule) {
    PurgeSchedule unused = read();
    write(CHANGE, schedule);
    return stored().orElseThrow();
  }

  /**
   * Begins the purge that is due, if one is, and nobody else has begun it; and says when the next
   * one is, also where this one can't begin.
   */
  public Optional<DuePurge> beginDue(String node) {
    Instant now = clock.instant();
    PurgeSchedule schedule = read();
    Optional<Instant> due =
        schedule.next().filter(next -> schedule.enabled() && !next.isAfter(now));
    if (due.isEmpty() || !moveOn(due.get())) {
      return Optional.empty();
    }
    boolean missed = due.get().isBefore(now.minus(settings.purgeCheckInterval()).minus(GRACE));
    try {
      dueNext(schedule, now);
      PurgeParameters parameters = PurgeParameters.of(settings, schedule.parameters());
      PurgeOrigin origin = new PurgeOrigin(PurgeSource.SCHEDULE, STARTED_BY, node, due);
      Optional<Ticket> ticket = control.tryBegin(origin, parameters);
      return Optional.of(new DuePurge(due.get(), missed, ticket, Optional.empty()));
    } catch (InvalidValueException e) {
      Optional<String> wrong = Optional.of(Reason.of(e));
      return Optional.of(new DuePurge(due.get(), missed, Optional.empty(), wrong));
    }
  }

  /** True for exactly one caller: the one that begins what was due. */
  private boolean moveOn(Instant due) {
    return Queries.run(em(), MOVE_ON, NAME, Instants.required(due)) > 0;
  }

  private void write(String sql, PurgeSchedule schedule) {
    Instant now = clock.instant();
    List<@Nullable Object> values =
        new ArrayList<>(
            Arrays.asList(
                schedule.cron(),
                schedule.zone(),
                schedule.enabled() ? 1 : 0,
                ParametersText.of(schedule.parameters()),
                Instants.required(now),
                NAME));
    if (!sql.equals(FIRST)) {
      values.add(schedule.changedBy().orElse(null));
    }
    if (numbered(em(), sql, values).executeUpdate() > 0) {
      dueNext(schedule, now);
    }
  }

  private void dueNext(PurgeSchedule schedule, Instant now) {
    if (schedule.enabled()) {
      Cron.parse(schedule.cron(), schedule.zone())
          .next(now)
          .ifPresent(
              next ->
                  numbered(em(), DUE_NEXT, List.of(Instants.required(next), NAME)).executeUpdate());
    }
  }

  private PurgeSchedule configured() {
    Optional<String> cron = settings.purgeSchedule();
    return new PurgeSchedule(
        cron.orElse("0 4 * * *"),
        settings.purgeScheduleZone(),
        cron.isPresent(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<PurgeSchedule> stored() {
    EntityManager em = em();
    String jpql = "SELECT e FROM ScheduleRow e WHERE e.name = :name";
    return detached(em, query(em, jpql, ScheduleRow.class, Map.of("name", NAME))).stream()
        .map(ScheduleRow::schedule)
        .findFirst();
  }

  private EntityManager em() {
    return stores.entityManager(Stores.DEFAULT);
  }
}
