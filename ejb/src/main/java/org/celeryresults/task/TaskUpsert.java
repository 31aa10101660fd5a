package org.celeryresults.task;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Stored;
import org.celeryresults.store.Stores;
import org.celeryresults.store.Upsert;
import org.jspecify.annotations.Nullable;

/** The one statement that stores an outcome. */
@Dependent
class TaskUpsert {
  static final String TABLE = "django_celery_results_taskresult";

  private static final Upsert UPSERT =
      new Upsert(
          TABLE,
          "task_id",
          List.of(
              "status",
              "content_type",
              "content_encoding",
              "result",
              "traceback",
              "meta",
              "task_args",
              "task_kwargs",
              "task_name",
              "worker",
              "periodic_task_name"),
          List.of("date_started"),
          List.of("date_created"),
          "date_done");

  private static final Optional<String> KEEP_SUCCESS = Optional.of("t.status <> 'SUCCESS'");

  @EJB private Stores stores;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;

  /** Stores; empty when the row holds SUCCESS, the outcome is unfinished, and so it was kept. */
  Optional<Stored<TaskResult>> run(TaskOutcome outcome) {
    boolean finished = TaskState.of(outcome.status()).map(TaskState::isReady).orElse(false);
    boolean guarded = !finished && settings.protectSuccess();
    return run(outcome, guarded ? KEEP_SUCCESS : Optional.empty());
  }

  /** Stores whatever is there: for when the kept row was deleted before it could be read. */
  Stored<TaskResult> runUnguarded(TaskOutcome outcome) {
    return run(outcome, Optional.empty()).orElseThrow();
  }

  private Optional<Stored<TaskResult>> run(TaskOutcome outcome, Optional<String> guard) {
    Instant now = clock.instant();
    Query query =
        stores
            .entityManager(outcome.using())
            .createNativeQuery(stores.dialect(outcome.using()).upsert(UPSERT, guard));
    int index = 1;
    for (Object value : values(outcome, now)) {
      query.setParameter(index++, value);
    }
    List<?> rows = query.getResultList();
    return rows.stream().findFirst().map(row -> stored(outcome, (Object[]) row));
  }

  private static List<@Nullable Object> values(TaskOutcome outcome, Instant now) {
    Instant started = outcome.dateStarted();
    if (started == null && outcome.status().equals(TaskState.STARTED.name())) {
      started = now;
    }
    return Arrays.asList(
        outcome.taskId(),
        outcome.status(),
        outcome.contentType(),
        outcome.contentEncoding(),
        outcome.result(),
        outcome.traceback(),
        outcome.meta(),
        outcome.taskArgs(),
        outcome.taskKwargs(),
        outcome.taskName(),
        outcome.worker(),
        outcome.periodicTaskName(),
        Instants.parameter(started),
        Instants.parameter(now),
        Instants.parameter(now));
  }

  /** The row: id, date_started, date_created, date_done, whether it is new. */
  private static Stored<TaskResult> stored(TaskOutcome outcome, Object[] row) {
    TaskResult.Times times =
        new TaskResult.Times(
            Objects.requireNonNull(Instants.column(row[2])),
            Instants.column(row[1]),
            Objects.requireNonNull(Instants.column(row[3])));
    return new Stored<>(
        TaskResult.of(outcome, ((Number) row[0]).longValue(), times),
        (Boolean) row[4] ? Stored.Effect.CREATED : Stored.Effect.REPLACED);
  }
}
