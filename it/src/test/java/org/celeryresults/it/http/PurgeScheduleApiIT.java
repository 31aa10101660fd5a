package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code api/purge-schedule}; the servers of the tests are configured to have none. */
class PurgeScheduleApiIT extends PurgeTests {

  private static final String SCHEDULE = "api/purge-schedule";

  /** Far away from every test. */
  private static final String SELDOM = "30 2 29 2 *";

  @AfterEach
  void nothing_begins_by_itself() throws Exception {
    execute("DELETE FROM celery_results_schedule");
  }

  @Test
  void the_configured_schedule_holds_until_somebody_changes_it() throws Exception {
    Answer schedule = Api.VIEWER.get(SCHEDULE).is(200);

    assertThat(schedule.at("cron")).isEqualTo("0 4 * * *");
    assertThat(schedule.at("zone")).isEqualTo("UTC");
    assertThat(schedule.at("enabled")).isEqualTo(false);
    assertThat(schedule.at("changed_by")).isNull();
    assertThat(schedule.at("next")).isNull();
    assertThat(((Map<?, ?>) schedule.at("parameters")).values()).containsOnlyNulls();
  }

  @Test
  void a_schedule_is_changed_and_tells_when_the_next_purge_is_due() throws Exception {
    Map<String, ?> parameters = Map.of("expires", "P7D", "batch_size", 100, "dry_run", true);
    Answer changed =
        Api.OPERATOR
            .put(
                SCHEDULE, Map.of("cron", SELDOM, "zone", "Europe/Berlin", "parameters", parameters))
            .is(200);

    assertThat(changed.at("cron")).isEqualTo(SELDOM);
    assertThat(changed.at("enabled")).isEqualTo(true);
    assertThat(changed.at("changed_by")).isEqualTo("operator");
    assertThat((String) changed.at("next")).endsWith("-02-29T01:30:00Z");
    assertThat(((Map<?, ?>) changed.at("parameters")).get("expires")).isEqualTo("P7D");
    assertThat(((Map<?, ?>) changed.at("parameters")).get("batch_size")).isEqualTo(100L);
    assertThat(((Map<?, ?>) changed.at("parameters")).get("dry_run")).isEqualTo(true);
    assertThat(((Map<?, ?>) changed.at("parameters")).get("max_rows")).isNull();
    Answer read = Api.VIEWER.get(SCHEDULE).is(200);
    assertThat(read.json()).isEqualTo(changed.json());
    Api.VIEWER.get(SCHEDULE, "If-None-Match", read.header("ETag")).is(304);
  }

  @Test
  void what_is_not_given_is_utc_enabled_and_as_configured() throws Exception {
    Answer changed = Api.OPERATOR.put(SCHEDULE, Map.of("cron", SELDOM)).is(200);
    assertThat(changed.at("zone")).isEqualTo("UTC");
    assertThat((String) changed.at("next")).endsWith("-02-29T02:30:00Z");

    Answer off = Api.OPERATOR.put(SCHEDULE, Map.of("cron", SELDOM, "enabled", false)).is(200);
    assertThat(off.at("enabled")).isEqualTo(false);
    assertThat(off.at("next")).isNull();
  }

  @Test
  void a_purge_that_is_due_begins_by_itself_and_says_so() throws Exception {
    Map<String, ?> parameters = Map.of("dry_run", true);
    Api.OPERATOR.put(SCHEDULE, Map.of("cron", SELDOM, "parameters", parameters)).is(200);
    execute("UPDATE celery_results_schedule SET date_next = now() - interval '1 second'");

    Object begun =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(
                () -> Api.VIEWER.get(PURGES).list("purges"),
                purges -> purges.stream().anyMatch(p -> "SCHEDULE".equals(p.get("source"))))
            .get(0)
            .get("id");

    Answer purge = ended(begun);
    assertThat(purge.at("state")).as(purge.text()).isEqualTo("COMPLETED");
    assertThat(purge.at("dry_run")).isEqualTo(true);
    assertThat((String) purge.at("date_scheduled")).isLessThan((String) purge.at("date_started"));
    assertThat((String) Api.VIEWER.get(SCHEDULE).at("next")).endsWith("-02-29T02:30:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                            | cron    | missing",
        "{\"cron\": \"\"}                                              | cron    | missing",
        "{\"cron\": 5}                                                 | cron    | number",
        "{\"cron\": \"often\"}                                         | cron    | often",
        "{\"cron\": \"61 4 * * *\"}                                    | cron    | 61",
        "{\"cron\": \"0 4 * *\"}                                       | cron    | 0 4 * *",
        "{\"cron\": \"0 4 30 2 *\"}                                    | cron    | never comes",
        "{\"cron\": \"0 4 * * *\", \"zone\": \"Atlantis\"}             | zone    | Atlantis",
        "{\"cron\": \"0 4 * * *\", \"zone\": 2}                        | zone    | number",
        "{\"cron\": \"0 4 * * *\", \"enabled\": \"no\"}                | enabled | true or false",
        "{\"cron\": \"0 4 * * *\", \"next\": null}                     | next    | next",
        "{\"cron\": \"0 4 * * *\", \"parameters\": []}                 | parameters | an array",
        "{\"cron\": \"0 4 * * *\", \"parameters\": {\"n\": 1}}         | parameters.n | n",
        "{\"cron\": \"0 4 * * *\", \"parameters\": {\"max_rows\": 0}}  | parameters.max_rows | 0",
        "{\"cron\": \"0 4 * * *\", \"parameters\": {\"expires\": \"x\"}} | parameters.expires | x",
        "{\"cron\": \"0 4 * * *\", \"parameters\": {\"pause\": true}}  | parameters.pause | boolean"
      })
  void what_is_wrong_is_named_and_changes_nothing(String document, String field, String word)
      throws Exception {
    Object before = Api.VIEWER.get(SCHEDULE).json();
    Api.OPERATOR.put(SCHEDULE, document).isProblem(400).about(field, word);

    assertThat(Api.VIEWER.get(SCHEDULE).json()).isEqualTo(before);
  }

  @Test
  void an_operator_changes_it_by_json_and_a_viewer_looks() throws Exception {
    Api.VIEWER.put(SCHEDULE, Map.of("cron", SELDOM)).isProblem(403);
    Api.ANONYMOUS.put(SCHEDULE, Map.of("cron", SELDOM)).isProblem(401);
    Api.ANONYMOUS.get(SCHEDULE).isProblem(401);
    Api.OPERATOR.send("PUT", SCHEDULE, BodyPublishers.ofString("{}")).isProblem(415);
    Api.OPERATOR
        .send("PUT", SCHEDULE, BodyPublishers.ofString("{}"), "Content-Type", "text/plain")
        .isProblem(415);
    Api.OPERATOR.put(SCHEDULE, "").isProblem(400);
    Api.OPERATOR.put(SCHEDULE + "?n=1", Map.of("cron", SELDOM)).isProblem(400).about("n");
    Api.VIEWER.get(SCHEDULE + "?n=1").isProblem(400).about("n");
    Api.OPERATOR.delete(SCHEDULE).isProblem(405);

    assertThat(Api.VIEWER.get(SCHEDULE).at("enabled")).isEqualTo(false);
  }
}
