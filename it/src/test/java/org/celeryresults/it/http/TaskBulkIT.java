package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code POST api/tasks}. */
class TaskBulkIT extends HttpTests {
  @Test
  void many_are_stored_at_once_and_what_was_done_is_told_of_each() throws Exception {
    Api.OPERATOR.put("api/tasks/" + id + "b", Map.of("status", "SUCCESS", "result", "1")).is(201);
    Api.OPERATOR.put("api/tasks/" + id + "c", Map.of("status", "STARTED")).is(201);

    Answer stored =
        post(
                outcome("a", "NEVER"),
                outcome("b", "RETRY"),
                outcome("c", "FAILURE"),
                outcome("a", "SUCCESS"))
            .is(200);

    assertThat(stored.all("tasks", "task_id")).containsExactly(id + "b", id + "c", id + "a");
    assertThat(stored.all("tasks", "effect")).containsExactly("kept", "replaced", "created");
    assertThat(stored.all("tasks", "status")).containsExactly("SUCCESS", "FAILURE", "SUCCESS");
    assertThat(Api.VIEWER.get("api/tasks/" + id + "a").at("result")).isEqualTo("\"SUCCESS\"");
    assertThat(post().is(200).list("tasks")).isEmpty();
  }

  @Test
  void ten_thousand_fit() throws Exception {
    Object[] all = IntStream.range(0, 10_000).mapToObj(n -> outcome("n" + n, "SUCCESS")).toArray();

    assertThat(post(all).is(200).all("tasks", "effect")).hasSize(10_000).containsOnly("created");
  }

  @Test
  void a_bad_one_is_named_and_none_is_stored() throws Exception {
    Map<String, String> good = outcome("a", "SUCCESS");
    post(good, outcome("b", "x".repeat(51))).isProblem(400).about("outcomes[1].status", "51", "50");
    post(good, Map.of("status", "SUCCESS")).isProblem(400).about("outcomes[1].task_id");
    post(good, Map.of("task_id", 5)).isProblem(400).about("outcomes[1].task_id", "string");
    post(good, Map.of("state", "x")).isProblem(400).about("outcomes[1].state");
    post(good, "text").isProblem(400).about("outcomes", "array of objects", "a string");
    Api.OPERATOR.post("api/tasks", Map.of()).isProblem(400).about("outcomes", "null");
    Api.OPERATOR.post("api/tasks", Map.of("status", "A")).isProblem(400).about("status");
    Api.VIEWER.get("api/tasks/" + id + "a").isProblem(404);
  }

  @Test
  void only_an_operator_may_and_only_as_json() throws Exception {
    Api.VIEWER.post("api/tasks", Map.of("outcomes", List.of())).is(403);
    Api.ANONYMOUS.post("api/tasks", Map.of("outcomes", List.of())).is(401);
    Api.OPERATOR
        .send("POST", "api/tasks", BodyPublishers.ofString("{}"), "Content-Type", "text/plain")
        .isProblem(415);
  }

  private Answer post(Object... outcomes) throws Exception {
    return Api.OPERATOR.post("api/tasks", Map.of("outcomes", List.of(outcomes)));
  }

  private Map<String, String> outcome(String suffix, String status) {
    return Map.of("task_id", id + suffix, "status", status, "result", '"' + status + '"');
  }
}
