package org.celeryresults.task;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.celeryresults.config.Settings;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.store.Columns;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what the table can't hold before it is sent there, and repairs what belongs to a failure,
 * so that the failure itself is never lost.
 */
@Dependent
class OutcomeCheck {
  @Inject private Settings settings;

  /**
   * The outcomes as they will be stored, of several with one id the last.
   *
   * @throws InvalidValueException naming the first bad one, counted from 0, its field and its limit
   */
  List<TaskOutcome> checked(@Nullable List<? extends @Nullable TaskOutcome> outcomes) {
    Map<String, TaskOutcome> lastOfEach = new LinkedHashMap<>();
    Set<String> stores = new TreeSet<>();
    int position = 0;
    for (TaskOutcome outcome : Columns.notNull("outcomes", outcomes)) {
      TaskOutcome checked = checked(outcome, position++);
      lastOfEach.remove(checked.taskId());
      lastOfEach.put(checked.taskId(), checked);
      stores.add(checked.using());
    }
    if (stores.size() > 1) {
      throw new InvalidValueException(Message.SEVERAL_STORES, "using", stores);
    }
    return List.copyOf(lastOfEach.values());
  }

  /**
   * The outcome as it will be stored.
   *
   * @throws InvalidValueException naming the field and its limit
   */
  TaskOutcome checked(@Nullable TaskOutcome given) {
    TaskOutcome outcome = Columns.notNull("outcome", given);
    String id = outcome.taskId();
    int longest = settings.taskIdMaxLength(); // Django's setting, too, is for ids and names
    Columns.id("task_id", id, longest);
    Columns.required("status", outcome.status(), 50);
    Columns.required("content_type", outcome.contentType(), 128);
    Columns.required("content_encoding", outcome.contentEncoding(), 64);
    Columns.text("result", outcome.result());
    Columns.text("meta", outcome.meta());
    Columns.text("task_args", outcome.taskArgs());
    Columns.text("task_kwargs", outcome.taskKwargs());
    Columns.time("date_started", outcome.dateStarted());
    Columns.given("using", outcome.using());
    return outcome
        .with()
        .traceback(Columns.repaired("traceback", id, outcome.traceback()))
        .taskName(Columns.repaired("task_name", id, outcome.taskName(), longest))
        .periodicTaskName(
            Columns.repaired("periodic_task_name", id, outcome.periodicTaskName(), 255))
        .dateStarted(micros(outcome.dateStarted()))
        .worker(Columns.repaired("worker", id, outcome.worker(), 100))
        .build();
  }

  private TaskOutcome checked(@Nullable TaskOutcome outcome, int position) {
    try {
      return checked(outcome);
    } catch (InvalidValueException e) {
      throw e.within("outcomes[%d]".formatted(position));
    }
  }

  /** No column has more, and databases don't agree whether to round or to cut. */
  private static @Nullable Instant micros(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
  }
}
