package org.celeryresults.task;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.celeryresults.config.Settings;
import org.celeryresults.store.Columns;

/**
 * Refuses what the table can't hold before it is sent there, and repairs what belongs to a failure,
 * so that the failure itself is never lost.
 */
@Dependent
class OutcomeCheck {
  @Inject private Settings settings;

  /**
   * The outcome as it will be stored.
   *
   * @throws org.celeryresults.message.InvalidValueException naming the field and its limit
   */
  TaskOutcome checked(TaskOutcome outcome) {
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
    return outcome
        .with()
        .traceback(Columns.repaired("traceback", id, outcome.traceback()))
        .taskName(Columns.repaired("task_name", id, outcome.taskName(), longest))
        .periodicTaskName(
            Columns.repaired("periodic_task_name", id, outcome.periodicTaskName(), 255))
        .worker(Columns.repaired("worker", id, outcome.worker(), 100))
        .build();
  }
}
