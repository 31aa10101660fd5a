package org.celeryresults.it.http;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.celeryresults.payload.PythonJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code api/tasks/{id}} and {@code api/tasks/{id}/result}. */
class TaskApiIT extends HttpTests {

  private static final Map<String, Object> EVERY_FIELD =
      Map.ofEntries(
          entry("task_name", "shop.tasks.add"),
          entry("periodic_task_name", "every-morning"),
          entry("task_args", "\"(2, 3)\""),
          entry("task_kwargs", "\"{}\""),
          entry("worker", "celery@berlin"),
          entry("status", "FAILURE"),
          entry("content_type", "application/json"),
          entry("content_encoding", "utf-8"),
          entry(
              "result",
              "{\"exc_type\": \"ValueError\", \"exc_message\": [\"bad\"], \"exc_module\": \"builtins\"}"),
          entry("traceback", "Traceback:\n  …"),
          entry("meta", "{\"children\": [[[\"child\", null], null]]}"),
          entry("date_started", "2026-11-22T07:17:40.860551Z"));

  private final String path = "api/tasks/" + id;

  @Test
  void an_unknown_id_is_404_and_not_pending() throws Exception {
    for (String unknown : List.of(path, path + "/result", path + "/result?raw=true")) {
      assertThat(Api.VIEWER.get(unknown).isProblem(404).text()).contains("CELRES-0213", id);
    }
  }

  @Test
  void a_new_task_is_201_with_its_address() throws Exception {
    Answer created = Api.OPERATOR.put(path, Map.of()).is(201);

    assertThat(created.header("Location")).isEqualTo("/celery-results/" + path);
    assertThat(created.at("effect")).isEqualTo("created");
    assertThat(created.at("status")).isEqualTo("PENDING");
    assertThat(created.at("task_id")).isEqualTo(id);
  }

  @Test
  void every_field_is_stored_and_read_back() throws Exception {
    Map<?, ?> put = Api.OPERATOR.put(path, EVERY_FIELD).is(201).json();
    Map<Object, Object> read = new HashMap<>(Api.VIEWER.get(path).is(200).json());

    assertThat(read).containsAllEntriesOf(EVERY_FIELD).containsEntry("task_id", id);
    assertThat(read).containsEntry("ready", true).containsEntry("failed", true);
    assertThat(read).containsEntry("args", "(2, 3)").containsEntry("kwargs", "{}");
    assertThat(PythonJson.dumps(read.get("children"))).isEqualTo("[[[\"child\", null], null]]");
    read.put("effect", "created");
    assertThat(read).isEqualTo(put);
  }

  @Test
  void a_second_put_replaces_all_but_the_time_of_creation() throws Exception {
    Answer first = Api.OPERATOR.put(path, EVERY_FIELD).is(201);
    Answer second = Api.OPERATOR.put(path, Map.of("status", "SUCCESS", "result", "5")).is(200);

    assertThat(second.at("effect")).isEqualTo("replaced");
    assertThat(second.at("traceback")).isNull();
    assertThat(second.at("worker")).isNull();
    assertThat(second.at("date_created")).isEqualTo(first.at("date_created"));
    assertThat(second.at("date_started")).isEqualTo(first.at("date_started"));
    assertThat(instant(second, "date_done")).isAfter(instant(first, "date_done"));
  }

  @Test
  void a_late_unfinished_state_leaves_success_as_it_is() throws Exception {
    Api.OPERATOR.put(path, Map.of("status", "SUCCESS", "result", "5")).is(201);
    Answer late = Api.OPERATOR.put(path, Map.of("status", "STARTED")).is(200);

    assertThat(late.at("effect")).isEqualTo("kept");
    assertThat(late.at("status")).isEqualTo("SUCCESS");
    assertThat(Api.VIEWER.get(path).at("result")).isEqualTo("5");
  }

  @Test
  void a_custom_state_is_kept_as_it_is() throws Exception {
    Api.OPERATOR.put(path, Map.of("status", "WAITING_FOR_ÄRGER")).is(201);

    assertThat(Api.VIEWER.get(path).at("status")).isEqualTo("WAITING_FOR_ÄRGER");
  }

  @ParameterizedTest
  @CsvSource({
    "status,50",
    "content_type,128",
    "content_encoding,64",
    "task_name,255",
    "periodic_task_name,255",
    "worker,100"
  })
  void a_text_longer_than_its_column_is_refused_with_field_limit_and_length(String field, int limit)
      throws Exception {
    String longest = "ä".repeat(limit);

    Api.OPERATOR
        .put(path, Map.of(field, longest + "x"))
        .isProblem(400)
        .about(field, String.valueOf(limit), String.valueOf(limit + 1));
    Api.VIEWER.get(path).isProblem(404);
    assertThat(Api.OPERATOR.put(path, Map.of(field, longest)).is(201).at(field)).isEqualTo(longest);
  }

  @Test
  void an_id_may_have_255_characters_but_not_256() throws Exception {
    String longest = id + "x".repeat(255 - id.length());

    Api.OPERATOR.put("api/tasks/" + longest, Map.of()).is(201);
    assertThat(Api.VIEWER.get("api/tasks/" + longest).is(200).at("task_id")).isEqualTo(longest);
    Api.OPERATOR
        .put("api/tasks/" + longest + "x", Map.of())
        .isProblem(400)
        .about("task_id", "255", "256");
    Api.VIEWER.get("api/tasks/" + longest + "x").isProblem(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " leading and trailing ",
        "a+b&c=d?e#f",
        "100%",
        "%41",
        "a;b=c",
        "a,b:c@d!$'()*~",
        "{curly}[square]<angle>",
        "\"quoted\"",
        "äöü 漢字 😀",
        "new\nline\ttab",
        "..",
        "a/b",
        "status",
        "result"
      })
  void an_id_may_hold_any_character(String odd) throws Exception {
    String taskId = odd + id + odd;
    String odds = "api/tasks/" + Api.segment(taskId);

    Answer created = Api.OPERATOR.put(odds, Map.of("status", "SUCCESS", "result", "1")).is(201);

    assertThat(created.at("task_id")).isEqualTo(taskId);
    assertThat(created.header("Location")).endsWith(odds);
    assertThat(Api.VIEWER.get(odds).is(200).at("task_id")).isEqualTo(taskId);
    assertThat(Api.VIEWER.get(odds + "/result").is(200).at("task_id")).isEqualTo(taskId);
    assertThat(Api.VIEWER.get("task/done/" + Api.segment(taskId) + "/").text())
        .endsWith("\"executed\": true}}");
    assertThat(Api.VIEWER.get(Api.segment(taskId) + "/done/").text())
        .endsWith("\"executed\": true}}");
    Api.OPERATOR.delete(odds).is(204);
  }

  /** A server may refuse it, but never take it for another character. */
  @Test
  void a_backslash_in_an_id_is_a_backslash() throws Exception {
    Answer answer = Api.OPERATOR.put(path + "%5Cx", Map.of());

    assertThat(answer)
        .satisfiesAnyOf(
            refused -> refused.is(400),
            created -> assertThat(created.is(201).at("task_id")).isEqualTo(id + "\\x"));
    Api.VIEWER.get(path).isProblem(404);
  }

  @Test
  void an_id_that_no_database_stores_is_refused() throws Exception {
    for (String nul : List.of("api/tasks/a%00b", "task/status/a%00b/", "api/tasks/a%00b/result")) {
      Api.VIEWER.get(nul).is(400); // by the application, or before it by the server
    }
    Api.OPERATOR.put("api/tasks/a%00b", Map.of()).is(400);
    Api.OPERATOR.delete("api/tasks/a%00b").is(400);
  }

  @Test
  void what_is_no_field_is_refused_and_what_is_one_is_listed() throws Exception {
    Answer refused = Api.OPERATOR.put(path, Map.of("state", "SUCCESS")).isProblem(400);

    refused.about("state", "state");
    assertThat(List.<Object>copyOf((List<?>) refused.at("allowed")))
        .hasSize(13)
        .contains("status", "meta");
  }

  @Test
  void a_value_of_another_kind_is_refused() throws Exception {
    Api.OPERATOR.put(path, "{\"worker\": 5}").isProblem(400).about("worker", "string", "number");
    Api.OPERATOR.put(path, "{\"result\": {\"n\": 1}}").isProblem(400).about("result", "object");
    Api.OPERATOR
        .put(path, Map.of("date_started", "yesterday"))
        .isProblem(400)
        .about("date_started", "yesterday", "ISO-8601");
    Api.OPERATOR.put(path, Map.of("result", "a\u0000b")).isProblem(400).about("result", "NUL");
    Api.OPERATOR.put(path, "{\"meta\": \"\\ud83d\"}").isProblem(400).about("meta", "surrogate");
    Api.OPERATOR.put(path, Map.of("status", "")).isProblem(400).about("status", "empty");
    Api.VIEWER.get(path).isProblem(404);
  }

  @Test
  void an_id_in_the_body_must_be_the_path_s() throws Exception {
    Api.OPERATOR.put(path, Map.of("task_id", "other")).isProblem(400).about("task_id", "other", id);
    Api.OPERATOR.put(path, Map.of("task_id", id)).is(201);
  }

  @Test
  void a_client_that_has_the_answer_gets_304_until_it_changes() throws Exception {
    Api.OPERATOR.put(path, Map.of("status", "STARTED")).is(201);
    for (String address : List.of(path, path + "/result")) {
      String tag = Api.VIEWER.get(address).is(200).header("ETag");
      Answer unchanged = Api.VIEWER.get(address, "If-None-Match", tag).is(304);

      assertThat(tag).startsWith("W/\"");
      assertThat(unchanged.bytes()).isEmpty();
      assertThat(unchanged.header("ETag")).isEqualTo(tag);
      assertThat(unchanged.header("Cache-Control")).contains("private", "no-cache");
      Api.OPERATOR.put(path, Map.of("status", "SUCCESS", "result", "\"" + address + "\""));
      assertThat(Api.VIEWER.get(address, "If-None-Match", tag).is(200).header("ETag"))
          .isNotEqualTo(tag);
      Api.OPERATOR.delete(path).is(204);
      Api.OPERATOR.put(path, Map.of("status", "STARTED")).is(201);
    }
  }

  @Test
  void deleting_is_204_and_then_404() throws Exception {
    Api.OPERATOR.put(path, Map.of()).is(201);

    assertThat(Api.OPERATOR.delete(path).is(204).bytes()).isEmpty();
    Api.OPERATOR.delete(path).isProblem(404);
    Api.VIEWER.get(path).isProblem(404);
  }

  @Test
  void a_result_is_decoded_or_handed_out_raw() throws Exception {
    Api.OPERATOR.put(path, Map.of("status", "SUCCESS", "result", "{\"n\":  [1, NaN]}")).is(201);
    Answer decoded = Api.VIEWER.get(path + "/result").is(200);
    Answer raw = Api.VIEWER.get(path + "/result?raw=true").is(200);

    assertThat(decoded.text())
        .isEqualTo(
            "{\"task_id\": \"%s\", \"status\": \"SUCCESS\", \"ready\": true, \"result\": {\"n\": [1, \"NaN\"]}}"
                .formatted(id));
    assertThat(raw.text()).isEqualTo("{\"n\":  [1, NaN]}");
    assertThat(raw.contentType()).startsWith("application/json");
    assertThat(raw.header("Content-Disposition")).startsWith("attachment");
  }

  @Test
  void a_pickle_is_decoded_without_being_run_and_handed_out_byte_for_byte() throws Exception {
    byte[] pickle = Base64.getDecoder().decode("gAR9lIwBbpRLAXMu");
    Api.OPERATOR
        .put(
            path,
            Map.of(
                "status", "SUCCESS",
                "content_type", "application/x-python-serialize",
                "content_encoding", "binary",
                "result", Base64.getMimeEncoder().encodeToString(pickle)))
        .is(201);

    assertThat(Api.VIEWER.get(path + "/result").is(200).at("result")).isEqualTo(Map.of("n", 1L));
    Answer raw = Api.VIEWER.get(path + "/result?raw=true").is(200);
    assertThat(raw.bytes()).isEqualTo(pickle);
    assertThat(raw.contentType()).isEqualTo("application/x-python-serialize");
  }

  @Test
  void a_failure_is_shown_as_its_exception() throws Exception {
    Api.OPERATOR.put(path, EVERY_FIELD).is(201);

    assertThat(Api.VIEWER.get(path + "/result").is(200).text())
        .endsWith(
            "\"error\": {\"type\": \"ValueError\", \"module\": \"builtins\", \"message\": \"bad\","
                + " \"args\": [\"bad\"], \"repr\": \"ValueError('bad')\"}}");
  }

  @Test
  void what_can_t_be_decoded_is_opaque_with_its_reason_and_still_there_raw() throws Exception {
    Map<String, String> broken = Map.of("status", "SUCCESS", "result", "{\"n\":");
    Api.OPERATOR.put(path, broken).is(201);
    Answer decoded = Api.VIEWER.get(path + "/result").is(200);

    assertThat(decoded.at("opaque")).isEqualTo(true);
    assertThat(decoded.at("content_type")).isEqualTo("application/json");
    assertThat((String) decoded.at("reason")).isNotBlank();
    assertThat(Api.VIEWER.get(path + "/result?raw=true").text()).isEqualTo("{\"n\":");
  }

  @Test
  void a_task_without_a_result_has_nothing_raw() throws Exception {
    Api.OPERATOR.put(path, Map.of("status", "STARTED")).is(201);

    assertThat(Api.VIEWER.get(path + "/result?raw=true").is(204).bytes()).isEmpty();
    assertThat(Api.VIEWER.get(path + "/result").is(200).json().containsKey("result")).isTrue();
    Api.VIEWER.get(path + "/result?raw=maybe").isProblem(400).about("raw", "maybe");
  }

  @Test
  void a_result_of_twenty_megabytes_is_stored_and_read_back() throws Exception {
    String large = "\"" + "0123456789abcdef".repeat(20 * 1024 * 1024 / 16) + "\"";
    Answer stored =
        Api.OPERATOR.send(
            "PUT",
            path,
            BodyPublishers.ofString(PythonJson.dumps(Map.of("status", "SUCCESS", "result", large))),
            "Content-Type",
            "application/json; charset=utf-8");

    assertThat(stored.status()).isEqualTo(201);
    assertThat(Api.VIEWER.get(path).at("result").equals(large)).isTrue();
    assertThat(Api.VIEWER.get(path + "/result?raw=true").text().equals(large)).isTrue();
    assertThat(Api.VIEWER.get("task/status/" + id + "/").text().length()).isGreaterThan(20 << 20);
  }

  private static Instant instant(Answer answer, String name) {
    return Instant.parse((String) answer.at(name));
  }
}
