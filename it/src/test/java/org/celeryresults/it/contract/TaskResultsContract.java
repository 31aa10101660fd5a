package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Stored;
import org.celeryresults.store.TimeRange;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;
import org.celeryresults.task.TaskSummary;
import org.junit.jupiter.api.Test;

/** What a store of task results does. Every test has ids of its own. */
public abstract class TaskResultsContract {

  @EJB protected TaskResultManager tasks;
  @Resource protected UserTransaction transaction;

  private final String id = UUID.randomUUID().toString();

  @Test
  void the_first_store_creates_the_row() {
    Stored<TaskResult> stored = tasks.storeResult(success("5").build());

    assertThat(stored.effect()).isEqualTo(Stored.Effect.CREATED);
    assertThat(stored.row().isStored()).isTrue();
    assertThat(stored.row().dateCreated()).isEqualTo(stored.row().dateDone());
    assertSame(tasks.getTask(id), stored.row());
  }

  @Test
  void the_second_store_replaces_every_field_and_keeps_the_creation() {
    TaskResult first =
        tasks
            .storeResult(
                TaskOutcome.of(id, TaskState.RETRY)
                    .traceback("tb")
                    .worker("w1")
                    .taskName("n")
                    .build())
            .row();

    Stored<TaskResult> second = tasks.storeResult(success("\"täsk 😀\"").build());

    assertThat(second.effect()).isEqualTo(Stored.Effect.REPLACED);
    assertThat(second.row().id()).isEqualTo(first.id());
    assertThat(second.row().dateCreated()).isEqualTo(first.dateCreated());
    assertThat(second.row().dateDone()).isAfter(first.dateDone());
    TaskResult read = tasks.getTask(id);
    assertSame(read, second.row());
    assertThat(read.result()).isEqualTo("\"täsk 😀\"");
    assertThat(read.traceback()).isNull();
    assertThat(read.worker()).isNull();
    assertThat(read.taskName()).isNull();
  }

  @Test
  void started_is_dated_and_later_stores_keep_that_date() {
    TaskResult started = tasks.storeResult(TaskOutcome.of(id, TaskState.STARTED).build()).row();
    assertThat(started.dateStarted()).isEqualTo(started.dateDone());

    tasks.storeResult(success("1").build());

    assertThat(tasks.getTask(id).dateStarted()).isEqualTo(started.dateStarted());
  }

  @Test
  void a_given_start_is_stored_to_the_microsecond() {
    Instant start = Instant.parse("2026-03-29T01:59:59.999999Z");

    tasks.storeResult(success("1").dateStarted(start).build());

    assertThat(tasks.getTask(id).dateStarted()).isEqualTo(start);
  }

  @Test
  void a_late_unfinished_state_leaves_success_as_it_is() {
    tasks.storeResult(success("42").build());

    for (String late : List.of("STARTED", "RETRY", "PENDING", "PROGRESS")) {
      Stored<TaskResult> kept = tasks.storeResult(TaskOutcome.of(id, late).build());
      assertThat(kept.effect()).as(late).isEqualTo(Stored.Effect.KEPT);
      assertThat(kept.row().result()).isEqualTo("42");
    }
    assertThat(tasks.getTask(id).status()).isEqualTo("SUCCESS");
  }

  @Test
  void a_finished_state_replaces_success() {
    tasks.storeResult(success("42").build());

    Stored<TaskResult> failed = tasks.storeResult(TaskOutcome.of(id, TaskState.FAILURE).build());

    assertThat(failed.effect()).isEqualTo(Stored.Effect.REPLACED);
    assertThat(tasks.getTask(id).isFailed()).isTrue();
  }

  @Test
  void what_is_not_stored_is_pending_and_says_so() {
    assertThat(tasks.findTask(id)).isEmpty();
    assertThat(tasks.getTask(id).isStored()).isFalse();
    assertThat(tasks.getTask(id).status()).isEqualTo("PENDING");
  }

  @Test
  void many_ids_are_read_at_once() {
    List<String> ids = IntStream.range(0, 2100).mapToObj(i -> id + i).toList();
    tasks.storeResult(success("1", ids.get(0)).build());
    tasks.storeResult(success("2", ids.get(2099)).build());

    assertThat(tasks.getTasks(ids).keySet()).containsExactlyInAnyOrder(ids.get(0), ids.get(2099));
    assertThat(tasks.getStates(ids))
        .isEqualTo(Map.of(ids.get(0), "SUCCESS", ids.get(2099), "SUCCESS"));
    assertThat(tasks.getTasks(List.of())).isEmpty();
  }

  @Test
  void several_outcomes_are_stored_together_and_the_last_of_an_id_counts() {
    List<Stored<TaskResult>> stored =
        tasks.storeResults(
            List.of(success("1").build(), success("2", id + "b").build(), success("3").build()));

    assertThat(stored).extracting(s -> s.row().taskId()).containsExactly(id + "b", id);
    assertThat(tasks.getTask(id).result()).isEqualTo("3");
  }

  @Test
  void a_batch_goes_into_one_store() {
    List<TaskOutcome> mixed = List.of(success("1").build(), success("2").using("archive").build());

    assertThatThrownBy(() -> tasks.storeResults(mixed))
        .hasMessageContaining("CELRES-0021: using names several stores: [archive, default]");
    assertThat(tasks.findTask(id)).isEmpty();
  }

  @Test
  void what_the_table_cannot_hold_is_refused_with_field_limit_and_length() {
    assertThatThrownBy(() -> tasks.storeResult(success("1", "x".repeat(256)).build()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("CELRES-0002: task_id is too long: 256 characters, at most 255 are allowed.");
    assertThatThrownBy(() -> tasks.storeResult(TaskOutcome.of(id, "x".repeat(51)).build()))
        .hasMessageContaining("status is too long");
    assertThatThrownBy(() -> tasks.storeResult(success("a\0").build()))
        .hasMessageContaining("result holds a NUL character");
    assertThat(tasks.findTask(id)).isEmpty();
  }

  @Test
  void a_traceback_that_cannot_be_stored_is_repaired() {
    tasks.storeResult(TaskOutcome.of(id, TaskState.FAILURE).traceback("a\0b").build());

    assertThat(tasks.getTask(id).traceback()).isEqualTo("a\uFFFDb");
  }

  @Test
  void a_store_in_the_callers_transaction_is_rolled_back_with_it() throws Exception {
    transaction.begin();
    tasks.storeResult(success("1").build());
    assertThat(tasks.getTask(id).isStored()).isTrue();
    transaction.rollback();

    assertThat(tasks.findTask(id)).isEmpty();
  }

  @Test
  void within_one_transaction_every_read_is_fresh() throws Exception {
    transaction.begin();
    tasks.storeResult(TaskOutcome.of(id, "PROGRESS").build());
    assertThat(tasks.getTask(id).status()).isEqualTo("PROGRESS");
    tasks.storeResult(success("1").build());
    assertThat(tasks.getTask(id).status()).isEqualTo("SUCCESS");
    transaction.commit();

    assertThat(tasks.getTask(id).result()).isEqualTo("1");
  }

  @Test
  void an_independent_store_outlives_the_callers_rollback() throws Exception {
    transaction.begin();
    tasks.independent().storeResult(success("1").build());
    transaction.rollback();

    assertThat(tasks.getTask(id).isStored()).isTrue();
    assertThatThrownBy(() -> tasks.independent().storeResult(success("1", "").build()))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void an_unknown_store_is_told_with_the_known_ones() {
    assertThatThrownBy(() -> tasks.storeResult(success("1").using("nowhere").build()))
        .isInstanceOf(CeleryResultsException.class)
        .hasMessageContaining("CELRES-0005")
        .hasMessageContaining("'nowhere'")
        .hasMessageContaining("default")
        .extracting(e -> ((CeleryResultsException) e).kind())
        .isEqualTo(Message.UNKNOWN_STORE);
  }

  @Test
  void forgetting_is_true_for_the_one_who_did_it() {
    tasks.storeResult(success("1").build());

    assertThat(tasks.forget(id)).isTrue();
    assertThat(tasks.forget(id)).isFalse();
    assertThat(tasks.findTask(id)).isEmpty();
  }

  @Test
  void outside_a_transaction_nothing_reads_repeatably() {
    assertThat(tasks.warnIfRepeatableRead()).isFalse();
  }

  @Test
  void fresh_results_do_not_expire() {
    tasks.storeResult(success("1").build());

    assertThat(tasks.getAllExpired(Duration.ofHours(1), PageRequest.first(1000)).items())
        .extracting(TaskSummary::taskId)
        .doesNotContain(id);
    tasks.deleteExpired(Duration.ofHours(1));
    assertThat(tasks.findTask(id)).isPresent();
  }

  @Test
  void an_id_that_no_column_can_hold_is_not_there() {
    assertThat(tasks.findTask("a\0b")).isEmpty();
    assertThat(tasks.getTasks(List.of("a\0b", "\ud83d"))).isEmpty();
    assertThat(tasks.forget("a\0b")).isFalse();
    assertThatThrownBy(() -> tasks.search(TaskFilter.all().worker("\0"), PageRequest.first(1)))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void a_negative_age_is_refused_as_all_would_expire() {
    tasks.storeResult(success("1").build());

    assertThatThrownBy(() -> tasks.deleteExpired(Duration.ofDays(-1)))
        .hasMessage("CELRES-0019: expires must not be negative, but is PT-24H.");
    assertThat(tasks.findTask(id)).isPresent();
  }

  @Test
  void a_time_beyond_every_calendar_is_refused() {
    assertThatThrownBy(() -> tasks.storeResult(success("1").dateStarted(Instant.MAX).build()))
        .hasMessageContaining("CELRES-0020: date_started");
    assertThatThrownBy(() -> TimeRange.since(Instant.MIN))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void a_size_out_of_bounds_is_refused() {
    assertThatThrownBy(() -> tasks.search(TaskFilter.all(), PageRequest.first(1001)))
        .hasMessage("CELRES-0011: page_size must be between 1 and 1000, not 1001.");
    assertThatThrownBy(() -> tasks.search(TaskFilter.all(), PageRequest.first(0)))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> tasks.countAtMost(TaskFilter.all(), 0))
        .isInstanceOf(InvalidValueException.class);
  }

  private TaskOutcome.Builder success(String result) {
    return success(result, id);
  }

  private static TaskOutcome.Builder success(String result, String taskId) {
    return TaskOutcome.of(taskId, TaskState.SUCCESS).result(result);
  }

  private static void assertSame(TaskResult read, TaskResult answered) {
    assertThat(read).usingRecursiveComparison().isEqualTo(answered);
  }
}
