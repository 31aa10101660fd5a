package org.celeryresults.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;

class TaskResultTest {
  private static final Instant NOW = Instant.parse("2026-11-22T07:17:40.860551Z");

  @Test
  void tasks_are_equal_by_their_task_id() {
    EqualsVerifier.forClass(TaskResult.class)
        .withOnlyTheseFields("taskId")
        .suppress(Warning.NONFINAL_FIELDS, Warning.SURROGATE_OR_BUSINESS_KEY)
        .verify();
  }

  @Test
  void what_the_store_does_not_hold_is_pending_and_says_so() {
    TaskResult task = TaskResult.pending("t1");
    assertThat(task.isStored()).isFalse();
    assertThat(task.status()).isEqualTo("PENDING");
    assertThat(task.isReady()).isFalse();
    assertThat(task.id()).isEmpty();
    assertThat(task.dateDone()).isNull();
  }

  @Test
  void the_map_has_the_keys_of_as_dict_in_their_order() {
    assertThat(aTaskResult("SUCCESS").asMap().keySet())
        .containsExactly(
            "task_id",
            "task_name",
            "task_args",
            "task_kwargs",
            "status",
            "result",
            "date_done",
            "traceback",
            "meta",
            "worker");
    assertThat(aTaskResult("SUCCESS").asMap()).containsEntry("date_done", NOW);
  }

  @Test
  void it_shows_itself_as_django_does() {
    assertThat(aTaskResult("SUCCESS")).hasToString("<Task: t1 (SUCCESS)>");
  }

  @Test
  void revoked_is_ready_but_has_not_failed() {
    TaskResult revoked = aTaskResult("REVOKED");
    assertThat(revoked.isReady()).isTrue();
    assertThat(revoked.isFailed()).isFalse();
    assertThat(revoked.isSuccessful()).isFalse();
  }

  @Test
  void a_custom_state_keeps_its_text_and_is_not_ready() {
    TaskResult custom = aTaskResult("PROGRESS");
    assertThat(custom.status()).isEqualTo("PROGRESS");
    assertThat(custom.state()).isEmpty();
    assertThat(custom.isReady()).isFalse();
  }

  @Test
  void an_outcome_can_be_taken_up_and_changed() {
    TaskOutcome outcome =
        TaskOutcome.of("t1", TaskState.FAILURE)
            .content("application/x-yaml", "utf-8")
            .result("r")
            .traceback("tb")
            .meta("m")
            .periodicTaskName("p")
            .taskName("n")
            .taskArgs("a")
            .taskKwargs("k")
            .worker("w")
            .using("archive")
            .dateStarted(NOW)
            .build();
    assertThat(outcome.with().build()).isEqualTo(outcome);
  }

  private static TaskResult aTaskResult(String status) {
    return TaskResult.of(
        TaskOutcome.of("t1", status).build(), 1, new TaskResult.Times(NOW, null, NOW));
  }
}
