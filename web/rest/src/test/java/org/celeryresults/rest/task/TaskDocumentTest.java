package org.celeryresults.rest.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.celeryresults.rest.problem.Problem;
import org.celeryresults.rest.problem.ProblemException;
import org.celeryresults.rest.request.FieldsOf;
import org.celeryresults.task.TaskOutcome;
import org.junit.jupiter.api.Test;

class TaskDocumentTest {
  private static TaskOutcome outcome(Map<String, Object> fields) {
    return TaskDocument.outcome("t1", FieldsOf.map(fields));
  }

  private static Problem problemOf(Map<String, Object> fields) {
    try {
      outcome(fields);
      throw new AssertionError("not refused");
    } catch (ProblemException e) {
      return e.problem();
    }
  }

  @Test
  void an_empty_body_is_a_pending_task_with_json_content() {
    assertThat(outcome(Map.of())).isEqualTo(TaskOutcome.of("t1", "PENDING").build());
  }

  @Test
  void every_column_can_be_written() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("task_id", "t1");
    fields.put("status", "PROGRESS");
    fields.put("content_type", "application/x-yaml");
    fields.put("content_encoding", "binary");
    fields.put("result", "r");
    fields.put("traceback", "tb");
    fields.put("meta", "m");
    fields.put("task_args", "a");
    fields.put("task_kwargs", "k");
    fields.put("task_name", "n");
    fields.put("periodic_task_name", "p");
    fields.put("worker", "w");
    fields.put("date_started", "2026-11-22T08:00:00+01:00");

    assertThat(outcome(fields))
        .isEqualTo(
            TaskOutcome.of("t1", "PROGRESS")
                .content("application/x-yaml", "binary")
                .result("r")
                .traceback("tb")
                .meta("m")
                .taskArgs("a")
                .taskKwargs("k")
                .taskName("n")
                .periodicTaskName("p")
                .worker("w")
                .dateStarted(Instant.parse("2026-11-22T07:00:00Z"))
                .build());
  }

  @Test
  void null_counts_as_not_given() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("status", null);
    fields.put("result", null);

    assertThat(outcome(fields)).isEqualTo(TaskOutcome.of("t1", "PENDING").build());
  }

  @Test
  void a_result_that_is_not_serialized_is_refused_with_a_hint_how_to_write_it() {
    Problem problem = problemOf(Map.of("result", Map.of("n", 1L)));

    assertThat(problem.field()).isEqualTo("result");
    assertThat(problem.detail())
        .startsWith("result must be a string")
        .contains("not an object")
        .contains("{\"result\": \"{\\\"n\\\": 1}\"}");
  }

  @Test
  void fields_of_a_wrong_type_or_name_are_refused() {
    assertThat(problemOf(Map.of("worker", 1L)).field()).isEqualTo("worker");
    assertThat(problemOf(Map.of("date_started", "x")).field()).isEqualTo("date_started");
    assertThat(problemOf(Map.of("date_done", "x")).allowed()).contains("date_started", "worker");
  }

  @Test
  void the_id_of_the_body_must_be_that_of_the_path() {
    assertThatThrownBy(() -> outcome(Map.of("task_id", "t2")))
        .isInstanceOf(ProblemException.class)
        .hasMessage("task_id is 't2' in the body, but 't1' in the path.");
  }

  @Test
  void an_array_is_no_text_either() {
    assertThat(problemOf(Map.of("task_args", List.of(1L, 2L))).detail()).contains("not an array");
  }
}
