package org.celeryresults.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.util.List;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
  @Test
  void a_problem_names_only_what_it_knows() {
    assertThat(HttpFailure.problem(404).json().text())
        .isEqualTo(
            "{\"type\": \"about:blank\", \"title\": \"Not Found\", \"status\": 404,"
                + " \"detail\": \"There is nothing under this path.\"}");
    assertThat(Complaint.UNKNOWN_PARAMETER.about("x").allowed(List.of("y")).problem().json().text())
        .isEqualTo(
            "{\"type\": \"about:blank\", \"title\": \"Bad Request\", \"status\": 400,"
                + " \"detail\": \"There is no parameter 'x' here.\", \"code\": \"CELRES-0201\","
                + " \"field\": \"x\", \"allowed\": [\"y\"]}");
  }

  @Test
  void a_value_that_cant_be_stored_is_a_bad_request_with_field_limit_and_length() {
    Problem problem =
        CeleryResultsExceptionMapper.problem(
            new InvalidValueException(Message.VALUE_TOO_LONG, "worker", 101, 100));

    assertThat(problem)
        .isEqualTo(
            Problem.of(400, "worker is too long: 101 characters, at most 100 are allowed.")
                .withCode("CELRES-0002")
                .withField("worker"));
  }

  @Test
  void an_id_that_the_database_takes_for_another_is_a_conflict() {
    Problem problem =
        CeleryResultsExceptionMapper.problem(
            new InvalidValueException(Message.IDS_MERGED, "task_id", "A", "a"));

    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.field()).isEqualTo("task_id");
    assertThat(problem.detail()).startsWith("task_id 'A' can't be stored").contains("'a'");
  }

  @Test
  void what_does_not_go_with_the_chord_that_was_begun_is_a_conflict() {
    Problem other =
        CeleryResultsExceptionMapper.problem(
            new CeleryResultsException(Message.CHORD_DIFFERS, "g1", 2, 3));
    Problem foreign =
        CeleryResultsExceptionMapper.problem(
            new InvalidValueException(Message.PART_FOREIGN, "task_id", "t1", "g1"));

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("CELRES-0031");
    assertThat(other.detail()).startsWith("Chord g1 has been begun with other members");
    assertThat(foreign.status()).isEqualTo(409);
    assertThat(foreign.field()).isEqualTo("task_id");
    assertThat(foreign.detail()).startsWith("task_id t1 is no part of chord g1");
  }

  @Test
  void a_purge_that_nobody_knows_is_not_found_and_one_that_has_completed_a_conflict() {
    Problem unknown =
        CeleryResultsExceptionMapper.problem(
            new CeleryResultsException(Message.PURGE_UNKNOWN, "p1"));
    Problem completed =
        CeleryResultsExceptionMapper.problem(
            new CeleryResultsException(Message.PURGE_COMPLETED, "p1"));

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.code()).isEqualTo("CELRES-0078");
    assertThat(completed.status()).isEqualTo(409);
    assertThat(completed.code()).isEqualTo("CELRES-0079");
  }

  @Test
  void a_batch_runtime_that_refuses_is_unavailable() {
    Problem problem =
        CeleryResultsExceptionMapper.problem(
            new CeleryResultsException(Message.PURGE_NOT_STARTED, "secret"));

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.code()).isEqualTo("CELRES-0086");
    assertThat(problem.json().text()).doesNotContain("secret");
  }

  @Test
  void the_purge_that_is_in_the_way_is_a_member_of_its_own() {
    assertThat(Problem.of(409, "held").withPurgeId("p1").json().text())
        .endsWith("\"detail\": \"held\", \"purge_id\": \"p1\"}");
  }

  @Test
  void a_busy_database_is_unavailable() {
    Problem problem =
        CeleryResultsExceptionMapper.problem(
            new CeleryResultsException(Message.RETRIES_EXHAUSTED, 3, 100L, "secret"));

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.detail()).doesNotContain("secret");
  }

  @Test
  void a_database_that_can_t_be_inspected_is_unavailable() {
    Problem problem =
        CeleryResultsExceptionMapper.problem(
            new CeleryResultsException(Message.SCHEMA_NOT_INSPECTED, "secret"));

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.code()).isEqualTo("CELRES-0109");
    assertThat(problem.json().text()).doesNotContain("secret");
  }

  @Test
  void a_store_that_is_not_ready_is_unavailable_and_no_incident() {
    Problem problem =
        CeleryResultsExceptionMapper.problem(
            new CeleryResultsException(Message.STORE_NOT_READY, "default", "secret"));

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.code()).isEqualTo("CELRES-0022");
    assertThat(problem.incident()).isNull();
    assertThat(problem.detail()).doesNotContain("secret");
  }

  @Test
  void a_data_source_that_is_not_there_is_a_store_that_is_not_ready() {
    Problem problem =
        CeleryResultsExceptionMapper.problem(
            new CeleryResultsException(Message.DATASOURCE_NOT_FOUND, "jdbc/x", "the setting"));

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.code()).isEqualTo("CELRES-0006");
  }

  @Test
  void a_failure_of_ours_tells_the_client_an_incident_and_the_log_the_rest() {
    Problem problem =
        CeleryResultsExceptionMapper.problem(
            new CeleryResultsException(Message.STORE_FAILED, "secret"));

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.code()).isEqualTo("CELRES-0008");
    assertThat(problem.incident()).isNotEmpty();
    assertThat(problem.json().text()).doesNotContain("secret");
  }

  @Test
  void a_role_that_is_missing_is_forbidden_and_what_the_container_can_do_is_an_incident() {
    assertThat(EjbExceptionMapper.problem(new EJBAccessException("no")).status()).isEqualTo(403);
    assertThat(EjbExceptionMapper.problem(new EJBException("secret")).json().text())
        .contains("\"status\": 500", "\"incident\"")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @EnumSource
  void every_complaint_has_a_number_of_its_own_beyond_the_managers(Complaint complaint) {
    assertThat(complaint.code()).isGreaterThan("CELRES-0200");
    assertThat(Complaint.values())
        .filteredOn(other -> other.code().equals(complaint.code()))
        .hasSize(1);
    assertThat(Message.values()).noneMatch(message -> message.code().equals(complaint.code()));
  }
}
