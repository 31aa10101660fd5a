package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code api/purges} and what is below it. */
class PurgeApiIT extends PurgeTests {

  /** One row, then a long rest: under way until somebody stops it. */
  private static final Map<String, ?> SLOWLY = Map.of("batch_size", 1, "pause", "PT1M");

  @Test
  void a_purge_deletes_what_has_expired_and_tells_by_which_rule() throws Exception {
    keepFailedReportsForAWeek();
    aged(3);
    aged("week-" + id, "FAILURE", "reports.daily", 8);
    aged("failed-" + id, "FAILURE", "reports.daily", 2);
    Api.OPERATOR.put("api/tasks/fresh-" + id, Map.of("status", "SUCCESS")).is(201);

    Answer started = start(Map.of("expires", "P1D")).is(202);
    String purgeId = (String) started.at("id");
    assertThat(started.header("Location")).isEqualTo("/celery-results/" + purge(purgeId));
    Answer purge = ended(purgeId);

    assertThat(purge.at("state")).as(purge.text()).isEqualTo("COMPLETED");
    assertThat(purge.at("deleted")).isEqualTo(4L);
    assertThat(purge.all("steps", "step"))
        .containsExactly("tasks", "groups", "chords", "own-tables");
    assertThat(purge.all("steps", "done")).containsOnly(true);
    assertThat(tasks(purge).get("deleted")).isEqualTo(4L);
    assertThat(tasks(purge).get("kept"))
        .isEqualTo(Map.of("pinned", 0L, "referenced", 0L, "busy", 0L));
    assertThat(((List<?>) tasks(purge).get("rules")))
        .extracting(rule -> List.of(member(rule, "rule"), member(rule, "deleted")))
        .containsExactlyInAnyOrder(
            List.of("default", 3L), List.of("FAILURE of reports.*: PT168H", 1L));
    for (String gone : List.of(id + "-0", id + "-2", "week-" + id)) {
      Api.VIEWER.get("api/tasks/" + gone).isProblem(404);
    }
    for (String kept : List.of("failed-" + id, "fresh-" + id)) {
      Api.VIEWER.get("api/tasks/" + kept).is(200);
    }
  }

  private static void keepFailedReportsForAWeek() throws Exception {
    Api.OPERATOR
        .put(
            RULES,
            Map.of(
                "rules",
                List.of(Map.of("status", "FAILURE", "task_name", "reports.*", "keep_for", "P7D"))))
        .is(200);
  }

  @Test
  void the_history_tells_who_began_it_when_and_with_which_parameters() throws Exception {
    Map<String, ?> given =
        Map.of("expires", 3600, "batch_size", 10, "max_rows", 5, "max_duration", "60");
    Answer purge = ended(start(given).is(202).at("id"));

    assertThat(purge.at("source")).isEqualTo("API");
    assertThat(purge.at("started_by")).isEqualTo("operator");
    assertThat((String) purge.at("node")).isNotEmpty();
    assertThat(purge.at("dry_run")).isEqualTo(false);
    assertThat(((Map<?, ?>) purge.at("parameters")).keySet().stream().map(String::valueOf))
        .containsExactly("expires", "batch_size", "max_rows", "max_duration", "pause", "dry_run");
    assertThat(member(purge.at("parameters"), "expires")).isEqualTo("PT1H");
    assertThat(member(purge.at("parameters"), "batch_size")).isEqualTo(10L);
    assertThat(member(purge.at("parameters"), "max_rows")).isEqualTo(5L);
    assertThat(member(purge.at("parameters"), "max_duration")).isEqualTo("PT1M");
    assertThat(member(purge.at("parameters"), "pause")).isEqualTo("PT0S");
    assertThat((String) purge.at("date_started")).endsWith("Z");
    assertThat((String) purge.at("date_done")).endsWith("Z");
    assertThat(Duration.parse((String) purge.at("duration"))).isPositive();
    for (String none : List.of("date_scheduled", "ended_by", "error")) {
      assertThat(purge.json().containsKey(none)).isTrue();
      assertThat(purge.at(none)).isNull();
    }
    assertThat(Api.VIEWER.get(PURGES).list("purges")).first().isEqualTo(purge.json());
  }

  @Test
  void without_a_body_all_is_as_configured() throws Exception {
    Answer purge = Api.OPERATOR.post(PURGES, "").is(202);

    assertThat(member(purge.at("parameters"), "expires")).isEqualTo("PT24H");
    assertThat(member(purge.at("parameters"), "batch_size")).isEqualTo(50000L);
    assertThat(member(purge.at("parameters"), "max_rows")).isNull();
    assertThat(ended(purge.at("id")).at("state")).isEqualTo("COMPLETED");
  }

  @Test
  void a_limit_ends_it_early_and_is_told() throws Exception {
    aged(3);
    Answer purge = ended(start(Map.of("max_rows", 2, "batch_size", 1)).is(202).at("id"));

    assertThat(purge.at("state")).isEqualTo("COMPLETED");
    assertThat(purge.at("ended_by")).isEqualTo("max_rows");
    assertThat(purge.at("deleted")).isEqualTo(2L);
  }

  @Test
  void a_dry_run_tells_what_would_be_deleted_and_deletes_nothing() throws Exception {
    aged(2);
    Answer purge = ended(start(Map.of("dry_run", true)).is(202).at("id"));

    assertThat(purge.at("state")).as(purge.text()).isEqualTo("COMPLETED");
    assertThat(purge.at("dry_run")).isEqualTo(true);
    assertThat(purge.at("would_delete")).isEqualTo(2L);
    assertThat(tasks(purge).get("would_delete")).isEqualTo(2L);
    Object rule = ((List<?>) tasks(purge).get("rules")).get(0);
    assertThat(member(rule, "rule")).isEqualTo("default");
    assertThat(member(rule, "would_delete")).isEqualTo(2L);
    assertThat((Long) member(rule, "bytes")).isPositive();
    assertThat((String) member(rule, "oldest")).isLessThan((String) member(rule, "newest"));
    assertThat(purge.text()).doesNotContain("\"deleted\"");
    Api.VIEWER.get("api/tasks/" + id + "-0").is(200);
    Api.VIEWER.get("api/tasks/" + id + "-1").is(200);
  }

  @Test
  void a_task_that_is_pinned_is_kept_and_counted() throws Exception {
    aged(2);
    Api.OPERATOR.put("api/tasks/" + id + "-0/pin", Map.of("reason", "audit")).is(200);

    Answer purge = ended(start(Map.of()).is(202).at("id"));

    assertThat(purge.at("deleted")).isEqualTo(1L);
    assertThat(member(tasks(purge).get("kept"), "pinned")).isEqualTo(1L);
    Api.VIEWER.get("api/tasks/" + id + "-0").is(200);
  }

  @Test
  void a_second_purge_is_told_which_one_is_under_way() throws Exception {
    aged(3);
    Object first = start(SLOWLY).is(202).at("id");
    Answer second = start(Map.of()).isProblem(409);

    assertThat(second.at("code")).isEqualTo("CELRES-0077");
    assertThat(second.at("purge_id")).isEqualTo(first);
    assertThat((String) second.at("detail")).contains((String) first, "operator", "since");
    Api.OPERATOR.post(purge(first) + "/restart", "").isProblem(409);
    assertThat(ended(start(Map.of("dry_run", true)).is(202).at("id")).at("state"))
        .isEqualTo("COMPLETED");
    assertThat(Api.VIEWER.get(purge(first)).at("state")).isEqualTo("RUNNING");
  }

  @Test
  void a_purge_is_watched_stopped_and_goes_on_where_it_was() throws Exception {
    aged(2);
    Object purgeId = start(SLOWLY).is(202).at("id");
    String path = purge(purgeId);
    Answer running =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> Api.VIEWER.get(path), one -> Objects.equals(one.at("deleted"), 1L));
    assertThat(running.at("state")).isEqualTo("RUNNING");
    assertThat(tasks(running).get("done")).isEqualTo(false);
    assertThat(running.at("duration")).isNull();

    Answer asked = Api.OPERATOR.post(path + "/stop", "").is(202);
    assertThat(asked.at("id")).isEqualTo(purgeId);
    assertThat(asked.at("stop_requested")).isEqualTo(true);
    Answer stopped = ended(purgeId);
    assertThat(stopped.at("state")).isEqualTo("STOPPED");
    assertThat(stopped.at("deleted")).isEqualTo(1L);
    assertThat(Api.OPERATOR.post(path + "/stop", "").isProblem(409).at("code"))
        .isEqualTo("CELRES-0254");

    hurry(purgeId);
    Answer again = Api.OPERATOR.post(path + "/restart", "").is(202);
    assertThat(again.header("Location")).isEqualTo("/celery-results/" + path);
    assertThat(again.at("state")).isEqualTo("RUNNING");
    assertThat(again.at("stop_requested")).isEqualTo(false);
    Answer completed = ended(purgeId);
    assertThat(completed.at("state")).as(completed.text()).isEqualTo("COMPLETED");
    assertThat(completed.at("deleted")).isEqualTo(2L);
    assertThat(Api.OPERATOR.post(path + "/restart", "").isProblem(409).at("code"))
        .isEqualTo("CELRES-0079");
  }

  /** One that goes {@link #SLOWLY} rests no more when it goes on. */
  private static void hurry(Object purgeId) throws Exception {
    int unused =
        execute(
            "UPDATE celery_results_purge SET parameters = REPLACE(parameters, 'PT1M', 'PT0S')"
                + " WHERE purge_id = ?",
            purgeId);
  }

  /** As it is written when it fails: that it does so is shown in the server. */
  @Test
  void a_purge_that_failed_tells_why_until_it_goes_on() throws Exception {
    Object purgeId = ended(start(Map.of("dry_run", true)).is(202).at("id")).at("id");
    execute(
        "UPDATE celery_results_purge SET state = 'FAILED', error = ? WHERE purge_id = ?",
        "no space left",
        purgeId);

    Answer failed = Api.VIEWER.get(purge(purgeId)).is(200);
    assertThat(failed.at("state")).isEqualTo("FAILED");
    assertThat(failed.at("error")).isEqualTo("no space left");
    Answer again = Api.OPERATOR.post(purge(purgeId) + "/restart", "").is(202);
    assertThat(again.at("error")).isNull();
    assertThat(ended(purgeId).at("state")).isEqualTo("COMPLETED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"expires\": \"soon\"}        | expires      | soon",
        "{\"expires\": \"-P1D\"}        | expires      | negative",
        "{\"expires\": -1}              | expires      | negative",
        "{\"expires\": 1.5}             | expires      | 1.5",
        "{\"expires\": true}            | expires      | boolean",
        "{\"expires\": \"\"}            | expires      | P1D",
        "{\"expires\": \" \"}           | expires      | P1D",
        "{\"batch_size\": 0}            | batch_size   | batch_size must be between 1 and 100000",
        "{\"batch_size\": 100001}       | batch_size   | 100000",
        "{\"batch_size\": -1}           | batch_size   | -1",
        "{\"batch_size\": \"5\"}        | batch_size   | string",
        "{\"batch_size\": 1.5}          | batch_size   | 1.5",
        "{\"max_rows\": 0}              | max_rows     | max_rows is '0'",
        "{\"max_rows\": 3000000000}     | max_rows     | 3000000000",
        "{\"max_duration\": \"P1Y\"}    | max_duration | P1Y",
        "{\"max_duration\": \"never\"}  | max_duration | never",
        "{\"pause\": \"PT2M\"}          | pause        | PT1M",
        "{\"pause\": []}                | pause        | array",
        "{\"dry_run\": \"true\"}        | dry_run      | true or false",
        "{\"dry_run\": 1}               | dry_run      | number",
        "{\"dryRun\": true}             | dryRun       | dryRun",
        "{\"batchSize\": 5}             | batchSize    | batchSize"
      })
  void a_parameter_that_is_wrong_is_named_and_nothing_begins(
      String document, String field, String word) throws Exception {
    Object last = Api.VIEWER.get(PURGES).at("purges");
    Api.OPERATOR.post(PURGES, document).isProblem(400).about(field, word);

    assertThat(Api.VIEWER.get(PURGES).at("purges")).isEqualTo(last);
  }

  @Test
  void purges_are_paged_both_ways_the_last_first() throws Exception {
    List<Object> begun = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      begun.add(0, start(Map.of("dry_run", true)).is(202).at("id"));
      ended(begun.get(0));
    }
    Answer first = Api.VIEWER.get(PURGES + "?page_size=2").is(200);
    Answer second = Api.VIEWER.get(first.link("next")).is(200);

    assertThat(first.all("purges", "id")).isEqualTo(begun.subList(0, 2));
    assertThat(second.all("purges", "id")).startsWith(begun.get(2));
    assertThat(Api.VIEWER.get(second.link("prev")).at("purges")).isEqualTo(first.at("purges"));
    Api.VIEWER.get(PURGES + "?page_size=0").isProblem(400).about("page_size");
    Api.VIEWER.get(PURGES + "?cursor=x").isProblem(400).about("cursor");
    Api.VIEWER.get(PURGES + "?state=RUNNING").isProblem(400).about("state");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/stop", "/restart"})
  void a_purge_that_nobody_knows_is_404(String below) throws Exception {
    for (String unknown : List.of(id, "x", "ü".repeat(300))) {
      String path = purge(Api.segment(unknown)) + below;
      Answer answer = below.isEmpty() ? Api.VIEWER.get(path) : Api.OPERATOR.post(path, "");

      assertThat(answer.isProblem(404).at("code")).isEqualTo("CELRES-0078");
    }
  }

  /** Else a page of another site could make a browser send it, with the user's password. */
  @Test
  void what_begins_or_ends_a_purge_is_sent_as_json_even_without_a_body() throws Exception {
    Object purgeId = ended(start(Map.of("dry_run", true)).is(202).at("id")).at("id");
    for (String path : List.of(PURGES, purge(purgeId) + "/stop", purge(purgeId) + "/restart")) {
      Api.OPERATOR.send("POST", path, BodyPublishers.noBody()).isProblem(415);
      for (String type : List.of("text/plain", "application/x-www-form-urlencoded")) {
        Api.OPERATOR
            .send("POST", path, BodyPublishers.ofString("{}"), "Content-Type", type)
            .isProblem(415);
      }
      Api.OPERATOR.post(path, "{\"n\": 1}").isProblem(400).about("n");
      Api.OPERATOR.post(path, "[]").isProblem(400);
      Api.OPERATOR.post(path + "?dry_run=true", "").isProblem(400).about("dry_run");
    }
    assertThat(Api.VIEWER.get(PURGES).all("purges", "id")).startsWith(purgeId);
  }

  @Test
  void a_viewer_looks_and_begins_nothing() throws Exception {
    Object purgeId = ended(start(Map.of("dry_run", true)).is(202).at("id")).at("id");
    for (String path : List.of(PURGES, purge(purgeId) + "/stop", purge(purgeId) + "/restart")) {
      Api.VIEWER.post(path, "{}").isProblem(403);
      Api.ANONYMOUS.post(path, "{}").isProblem(401);
    }
    Api.VIEWER.get(purge(purgeId) + "/stop").isProblem(405);
    Api.ANONYMOUS.get(PURGES).isProblem(401);

    assertThat(Api.VIEWER.get(PURGES).is(200).all("purges", "id")).startsWith(purgeId);
  }

  @Test
  void a_client_that_has_the_answer_gets_304() throws Exception {
    Object purgeId = ended(start(Map.of("dry_run", true)).is(202).at("id")).at("id");
    String tag = Api.VIEWER.get(purge(purgeId)).is(200).header("ETag");

    Api.VIEWER.get(purge(purgeId), "If-None-Match", tag).is(304);
    Api.VIEWER.get(purge(purgeId), "If-None-Match", "\"other\"").is(200);
  }

  private static Object member(Object object, String name) {
    return ((Map<?, ?>) object).get(name);
  }
}
