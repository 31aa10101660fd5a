package org.celeryresults.rest.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.celeryresults.purge.PurgeState;
import org.celeryresults.rest.Rows;
import org.celeryresults.rest.answer.Json;
import org.junit.jupiter.api.Test;

class PurgeJsonTest {
  private static final String PROGRESS =
      "{\"steps\": {\"tasks\": {\"deleted\":"
          + " [[\"default\", 3, \"2026-11-20T00:00:00Z\", \"2026-11-21T00:00:00Z\", 600]],"
          + " \"kept\": [1, 2, 0], \"done\": true}},"
          + " \"position\": [0, \"1970-01-01T00:00:00Z\", 0], \"ended_by\": \"maxRows\"}";

  private static String json(String parameters) {
    return Json.of(
            PurgeJson.of(
                Rows.aPurge("p1", parameters, PROGRESS)
                    .with("state", PurgeState.COMPLETED)
                    .with("dateDone", Instant.parse("2026-11-22T07:17:44.5Z"))
                    .purge()))
        .text();
  }

  @Test
  void a_purge_tells_what_it_deleted_and_kept_by_step_and_rule() {
    assertThat(json("{\"expires\": \"PT24H\", \"batchSize\": \"5000\", \"dryRun\": \"false\"}"))
        .isEqualTo(
            "{\"id\": \"p1\", \"state\": \"COMPLETED\", \"dry_run\": false, \"source\": \"API\","
                + " \"started_by\": \"operator\", \"node\": \"node\", \"execution_id\": null,"
                + " \"parameters\": {\"expires\": \"PT24H\", \"batch_size\": 5000,"
                + " \"max_rows\": null, \"max_duration\": null, \"pause\": null,"
                + " \"dry_run\": false}, \"date_scheduled\": null,"
                + " \"date_started\": \"2026-11-22T07:17:40Z\","
                + " \"date_done\": \"2026-11-22T07:17:44.500Z\", \"duration\": \"PT4.5S\","
                + " \"stop_requested\": false, \"ended_by\": \"max_rows\", \"error\": null,"
                + " \"deleted\": 3, \"steps\": [{\"step\": \"tasks\", \"done\": true,"
                + " \"deleted\": 3, \"kept\": {\"pinned\": 1, \"referenced\": 2, \"busy\": 0},"
                + " \"rules\": [{\"rule\": \"default\", \"deleted\": 3,"
                + " \"oldest\": \"2026-11-20T00:00:00Z\","
                + " \"newest\": \"2026-11-21T00:00:00Z\"}]}]}");
  }

  @Test
  void a_dry_run_deletes_nothing_and_says_so_in_every_place() {
    assertThat(json("{\"dryRun\": \" TRUE \"}"))
        .contains("\"dry_run\": true, \"source\"", "\"bytes\": 600")
        .contains("\"would_delete\": 3, \"steps\"", "\"rule\": \"default\", \"would_delete\": 3")
        .doesNotContain("\"deleted\"");
  }
}
