package org.celeryresults.rest.django;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveResult;
import org.celeryresults.group.LiveTask;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.rest.Rows;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.task.TaskResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DjangoJsonTest {
  private static final String KEY_ERROR =
      "{\"exc_type\": \"KeyError\", \"exc_message\": [\"missing key\"], \"exc_module\": \"builtins\"}";

  private static String text(Map<String, @Nullable Object> json) {
    return Json.of(json).text();
  }

  private static TaskResult success(String id, String result) {
    return Rows.aTask(id, "SUCCESS").with("result", result).task();
  }

  @Test
  void a_success_shows_its_result() {
    assertThat(text(DjangoTaskJson.status(success("t1", "5"))))
        .isEqualTo("{\"task\": {\"id\": \"t1\", \"status\": \"SUCCESS\", \"result\": 5}}");
    assertThat(text(DjangoTaskJson.done(success("t1", "5"))))
        .isEqualTo("{\"task\": {\"id\": \"t1\", \"executed\": true}}");
  }

  @Test
  void an_unknown_task_is_pending() {
    TaskResult unknown = TaskResult.pending("t1");

    assertThat(text(DjangoTaskJson.status(unknown)))
        .isEqualTo("{\"task\": {\"id\": \"t1\", \"status\": \"PENDING\", \"result\": null}}");
    assertThat(text(DjangoTaskJson.done(unknown)))
        .isEqualTo("{\"task\": {\"id\": \"t1\", \"executed\": false}}");
  }

  @Test
  void an_exception_state_shows_repr_class_and_traceback() {
    TaskResult failure =
        Rows.aTask("t1", "FAILURE").with("result", KEY_ERROR).with("traceback", "tb").task();

    assertThat(text(DjangoTaskJson.status(failure)))
        .isEqualTo(
            "{\"task\": {\"id\": \"t1\", \"status\": \"FAILURE\","
                + " \"result\": \"KeyError('missing key')\", \"exc\": \"builtins.KeyError\","
                + " \"traceback\": \"tb\"}}");
  }

  @Test
  void an_exception_state_without_an_exception_shows_what_is_there() {
    assertThat(
            text(DjangoTaskJson.status(Rows.aTask("t1", "FAILURE").with("result", "\"x\"").task())))
        .endsWith("\"result\": \"x\", \"exc\": null, \"traceback\": null}}");
  }

  @Test
  void content_that_cant_be_decoded_is_null_and_says_why() {
    TaskResult opaque =
        Rows.aTask("t1", "SUCCESS").with("result", "x").with("contentType", "a/b").task();

    assertThat(text(DjangoTaskJson.status(opaque)))
        .startsWith(
            "{\"task\": {\"id\": \"t1\", \"status\": \"SUCCESS\", \"result\": null,"
                + " \"opaque\": true, \"content_type\": \"a/b\", \"reason\": \"");
  }

  @Test
  void a_group_shows_its_members_failed_and_nested_ones_too() {
    List<LiveResult> members =
        List.of(
            new LiveTask(success("a", "2")),
            new LiveTask(Rows.aTask("b", "REVOKED").with("result", KEY_ERROR).task()),
            new LiveGroup(
                new ResultTuple("g2", null, List.of()), List.of(new LiveTask(success("c", "4")))));

    assertThat(text(DjangoGroupJson.status("g1", members)))
        .isEqualTo(
            "{\"group\": {\"id\": \"g1\", \"results\": [{\"result\": 2, \"status\": \"SUCCESS\"},"
                + " {\"result\": \"KeyError('missing key')\", \"status\": \"REVOKED\","
                + " \"exc\": \"builtins.KeyError\", \"traceback\": null},"
                + " {\"group\": {\"id\": \"g2\", \"results\":"
                + " [{\"result\": 4, \"status\": \"SUCCESS\"}]}}]}}");
    assertThat(text(DjangoGroupJson.done("g1", members)))
        .isEqualTo(
            "{\"group\": {\"id\": \"g1\", \"results\": [{\"id\": \"a\", \"executed\": true},"
                + " {\"id\": \"b\", \"executed\": false}, {\"id\": \"g2\", \"executed\": true}]}}");
  }

  @Test
  void an_unknown_group_has_no_members() {
    assertThat(text(DjangoGroupJson.status("g1", List.of())))
        .isEqualTo("{\"group\": {\"id\": \"g1\", \"results\": []}}");
  }
}
