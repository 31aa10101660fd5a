package org.celeryresults.rest.chord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.chord.ChordCompletion;
import org.celeryresults.chord.ChordProgress;
import org.celeryresults.chord.ChordSummary;
import org.celeryresults.chord.CompletionSummary;
import org.celeryresults.chord.Delivery;
import org.celeryresults.chord.StuckChord;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveTask;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.rest.Rows;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.task.TaskResult;
import org.junit.jupiter.api.Test;

class ChordJsonTest {
  private static final Instant TIME = Instant.parse("2026-11-22T07:17:40.860551Z");

  private static LiveTask inState(String id, String status) {
    return new LiveTask(TaskResult.inState(id, status));
  }

  private static LiveGroup header() {
    ResultTuple nested = new ResultTuple("g2", null, ResultTuple.tasks(List.of("b")));
    return new LiveGroup(
        new ResultTuple("g1", null, List.of(new ResultTuple("a", null, null), nested)),
        List.of(inState("a", "SUCCESS"), new LiveGroup(nested, List.of(inState("b", "PENDING")))));
  }

  private static String progress(
      int remaining, Optional<Integer> size, ChordCompletion... completions) {
    ChordProgress chord =
        new ChordProgress("g1", remaining, size, Optional.of(TIME), header(), List.of(completions));
    return Json.of(ChordJson.progress(chord)).text();
  }

  @Test
  void a_chord_shows_how_far_it_is_and_its_members_in_their_places() {
    assertThat(progress(1, Optional.of(2)))
        .isEqualTo(
            "{\"group_id\": \"g1\", \"state\": \"WAITING\", \"size\": 2, \"remaining\": 1,"
                + " \"returned\": 1, \"first_seen\": \"2026-11-22T07:17:40.860551Z\","
                + " \"states\": {\"PENDING\": 1, \"SUCCESS\": 1},"
                + " \"members\": [{\"task_id\": \"a\", \"status\": \"SUCCESS\"},"
                + " {\"group_id\": \"g2\", \"size\": 1, \"completed_count\": 0, \"ready\": false,"
                + " \"successful\": false, \"failed\": false, \"waiting\": true,"
                + " \"members\": [{\"task_id\": \"b\", \"status\": \"PENDING\"}]}],"
                + " \"completions\": []}");
  }

  @Test
  void nobody_knows_how_many_parts_of_python_s_chord_have_returned() {
    assertThat(progress(1, Optional.empty()))
        .contains("\"size\": null, \"remaining\": 1, \"returned\": null");
  }

  @Test
  void a_chord_that_waits_for_nothing_is_complete_and_shows_what_listeners_are_told() {
    ChordCompletion failed =
        Rows.aCompletion("c1", Delivery.DEAD)
            .with("taskId", "b")
            .with("status", "FAILURE")
            .with("error", "why")
            .completion();
    ChordCompletion complete = Rows.aCompletion("c2", Delivery.PENDING).completion();

    assertThat(progress(0, Optional.of(2), failed, complete))
        .contains("\"state\": \"COMPLETE\", \"size\": 2, \"remaining\": 0, \"returned\": 2")
        .endsWith(
            "\"completions\": [{\"id\": \"c1\", \"task_id\": \"b\", \"status\": \"FAILURE\","
                + " \"delivery\": \"DEAD\", \"attempts\": 3,"
                + " \"date_created\": \"2026-11-22T07:17:40Z\", \"date_next\": null,"
                + " \"date_done\": null, \"error\": \"why\"},"
                + " {\"id\": \"c2\", \"task_id\": null, \"status\": null,"
                + " \"delivery\": \"PENDING\", \"attempts\": 3,"
                + " \"date_created\": \"2026-11-22T07:17:40Z\","
                + " \"date_next\": \"2026-11-22T07:17:41Z\", \"date_done\": null,"
                + " \"error\": null}]}");
  }

  @Test
  void lists_show_what_is_known_without_members() {
    assertThat(Json.of(ChordJson.summary(new ChordSummary(1, "g1", 2, null, null))).text())
        .isEqualTo(
            "{\"group_id\": \"g1\", \"remaining\": 2, \"size\": null, \"first_seen\": null}");
    assertThat(Json.of(ChordJson.summary(new ChordSummary(1, "g1", 2, 3, TIME))).text())
        .endsWith("\"size\": 3, \"first_seen\": \"2026-11-22T07:17:40.860551Z\"}");
    assertThat(Json.of(ChordJson.stuck(new StuckChord("g1", 2, TIME))).text())
        .isEqualTo(
            "{\"group_id\": \"g1\", \"remaining\": 2,"
                + " \"since\": \"2026-11-22T07:17:40.860551Z\"}");
  }

  @Test
  void only_what_is_pending_has_a_next_time() {
    for (Delivery delivery : Delivery.values()) {
      Map<String, ?> line =
          CompletionJson.summary(
              new CompletionSummary(1, "c1", "g1", null, delivery, 3, TIME, TIME, null));

      assertThat(line.get("delivery")).isEqualTo(delivery.name());
      assertThat(line.get("date_next"))
          .isEqualTo(delivery == Delivery.PENDING ? TIME.toString() : null);
    }
  }
}
