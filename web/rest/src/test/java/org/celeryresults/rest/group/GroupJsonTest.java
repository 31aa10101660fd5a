package org.celeryresults.rest.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveTask;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.rest.Rows;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.task.TaskResult;
import org.junit.jupiter.api.Test;

class GroupJsonTest {
  private static ResultTuple task(String id) {
    return new ResultTuple(id, null, null);
  }

  private static LiveTask inState(String id, String status) {
    return new LiveTask(TaskResult.inState(id, status));
  }

  @Test
  void progress_shows_members_and_nested_groups_in_their_places() {
    ResultTuple nested = new ResultTuple("g2", null, List.of(task("b")));
    ResultTuple group = new ResultTuple("g1", null, List.of(task("a"), nested, task("c")));
    LiveGroup live =
        new LiveGroup(
            group,
            List.of(
                inState("a", "FAILURE"),
                new LiveGroup(nested, List.of(inState("b", "SUCCESS"))),
                inState("c", "PENDING")));

    assertThat(Json.of(GroupJson.progress(live)).text())
        .isEqualTo(
            "{\"size\": 3, \"completed_count\": 1, \"ready\": false, \"successful\": false,"
                + " \"failed\": true, \"waiting\": true, \"members\":"
                + " [{\"task_id\": \"a\", \"status\": \"FAILURE\"}, {\"group_id\": \"g2\","
                + " \"size\": 1, \"completed_count\": 1, \"ready\": true, \"successful\": true,"
                + " \"failed\": false, \"waiting\": false, \"members\":"
                + " [{\"task_id\": \"b\", \"status\": \"SUCCESS\"}]},"
                + " {\"task_id\": \"c\", \"status\": \"PENDING\"}]}");
  }

  @Test
  void a_row_shows_what_is_stored() {
    assertThat(Json.of(GroupJson.row(Rows.aGroup("g1").with("result", "x").group())).text())
        .isEqualTo(
            "{\"group_id\": \"g1\", \"result\": \"x\","
                + " \"date_done\": \"2026-11-22T07:17:40.860551Z\","
                + " \"content_type\": \"application/json\", \"content_encoding\": \"utf-8\","
                + " \"date_created\": \"2026-11-22T07:17:40Z\"}");
  }

  @Test
  void only_an_unreadable_group_is_shown_as_opaque() {
    assertThat(
            UnreadableGroup.because(
                new CeleryResultsException(Message.GROUP_UNREADABLE, "g1", "why")))
        .containsEntry("opaque", true);
    CeleryResultsException other = new CeleryResultsException(Message.STORE_FAILED, "down");
    assertThatThrownBy(() -> UnreadableGroup.because(other)).isSameAs(other);
  }
}
