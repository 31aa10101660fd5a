package org.celeryresults.task;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.store.Guard;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Stored;
import org.celeryresults.store.Stores;
import org.celeryresults.store.Upsert;
import org.celeryresults.store.Written;
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

  private static final Guard KEEP_SUCCESS =
      new Guard("status", TaskState.SUCCESS.name(), TaskState.ready());

  @EJB private Stores stores;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;

  /** Stores; empty when the row holds SUCCESS, the outcome is unfinished, and so it was kept. */
  Optional<Stored<TaskResult>> run(TaskOutcome outcome) {
    return run(outcome, isGuarded(outcome) ? Optional.of(KEEP_SUCCESS) : Optional.empty());
  }

  /** True when the outcome leaves a row alone that holds SUCCESS. */
  boolean isGuarded(TaskOutcome outcome) {
    boolean finished = TaskState.of(outcome.status()).map(TaskState::isReady).orElse(false);
    return !finished && settings.protectSuccess();
  }

  /**
   * Stores outcomes of one store, each of an id of its own, in this order; by id. Those that are
   * missing were kept, or their ids are refused by {@link #run}.
   */
  Map<String, Stored<TaskResult>> runAll(List<TaskOutcome> outcomes) {
    String using = outcomes.get(0).using();
    Instant now = clock.instant();
    Map<String, Written> written =
        stores
            .dialect(using)
            .storeAll(
                stores.entityManager(using),
                UPSERT,
                outcomes.stream().anyMatch(this::isGuarded)
                    ? Optional.of(KEEP_SUCCESS)
                    : Optional.empty(),
                outcomes.stream().map(outcome -> values(outcome, now)).toList());
    Map<String, Stored<TaskResult>> stored = new HashMap<>();
    for (TaskOutcome outcome : outcomes) {
      Written row = written.get(outcome.taskId());
      if (row != null) {
        stored.put(outcome.taskId(), stored(outcome, row));
      }
    }
    return stored;
  }

  /** Stores whatever is there: for when the kept row was deleted before it could be read. */
  Stored<TaskResult> runUnguarded(TaskOutcome outcome) {
    return run(outcome, Optional.empty()).orElseThrow();
  }

  private Optional<Stored<TaskResult>> run(TaskOutcome outcome, Optional<Guard> guard) {
    String using = outcome.using();
    return stores
        .dialect(using)
        .store(stores.entityManager(using), UPSERT, guard, values(outcome, clock.instant()))
        .map(written -> stored(outcome, written));
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

  /** Its times: date_started, date_created, date_done. */
  private static Stored<TaskResult> stored(TaskOutcome outcome, Written written) {
    List<@Nullable Instant> times = written.times();
    TaskResult row =
        TaskResult.of(
            outcome,
            written.id(),
            new TaskResult.Times(
                Objects.requireNonNull(times.get(1)),
                times.get(0),
                Objects.requireNonNull(times.get(2))));
    return new Stored<>(row, written.effect());
  }
}
