package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code api/pins}, and the pins of tasks and groups. */
class PinApiIT extends PurgeTests {

  private static final String PINS = "api/pins";
  private static final int LONGEST = 255;

  private final String task = "api/tasks/" + id;
  private final String pin = task + "/pin";

  @Test
  void a_task_is_pinned_and_unpinned() throws Exception {
    Api.OPERATOR.put(task, Map.of("status", "SUCCESS")).is(201);
    Api.VIEWER.get(pin).isProblem(404);

    Answer pinned = Api.OPERATOR.put(pin, Map.of("reason", "audit")).is(200);
    assertThat(pinned.at("task_id")).isEqualTo(id);
    assertThat(pinned.at("reason")).isEqualTo("audit");
    assertThat(pinned.at("pinned_by")).isEqualTo("operator");
    assertThat((String) pinned.at("date_created")).endsWith("Z");
    assertThat(pinned.at("stored")).isEqualTo(true);
    Answer read = Api.VIEWER.get(pin).is(200);
    assertThat(read.at("reason")).isEqualTo("audit");
    assertThat(read.json().containsKey("stored")).isFalse();
    Api.VIEWER.get(pin, "If-None-Match", read.header("ETag")).is(304);

    assertThat(Api.OPERATOR.put(pin, "").is(200).at("reason")).isNull();
    Api.OPERATOR.delete(pin).is(204);
    assertThat(Api.OPERATOR.delete(pin).isProblem(404).at("code")).isEqualTo("CELRES-0255");
    assertThat(Api.VIEWER.get(pin).isProblem(404).at("code")).isEqualTo("CELRES-0255");
    Api.VIEWER.get(task).is(200);
  }

  @Test
  void what_is_not_there_yet_can_be_pinned_and_a_group_like_a_task() throws Exception {
    assertThat(Api.OPERATOR.put(pin, Map.of()).is(200).at("stored")).isEqualTo(false);
    Api.OPERATOR.put("api/groups/" + id, Map.of()).is(201);

    assertThat(Api.OPERATOR.put(pin, Map.of()).is(200).at("stored")).isEqualTo(true);
  }

  @Test
  void pins_are_paged_both_ways_the_first_made_first() throws Exception {
    for (String name : List.of("a", "b", "c")) {
      Api.OPERATOR.put("api/tasks/" + name + id + "/pin", Map.of("reason", name)).is(200);
    }
    Answer first = Api.VIEWER.get(PINS + "?page_size=2").is(200);
    Answer second = Api.VIEWER.get(first.link("next")).is(200);

    assertThat(first.all("pins", "task_id")).containsExactly("a" + id, "b" + id);
    assertThat(second.all("pins", "reason")).containsExactly("c");
    assertThat(second.at("next")).isNull();
    assertThat(Api.VIEWER.get(second.link("prev")).at("pins")).isEqualTo(first.at("pins"));
    Api.VIEWER.get(PINS + "?page_size=0").isProblem(400).about("page_size");
    Api.VIEWER.get(PINS + "?n=1").isProblem(400).about("n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a+b&c=d?e#f", "100%", "a;b=c", "äöü 漢字 😀", "pin", " x "})
  void ids_may_hold_any_character(String odd) throws Exception {
    String path = "api/tasks/" + Api.segment(odd + id + odd) + "/pin";

    assertThat(Api.OPERATOR.put(path, "").is(200).at("task_id")).isEqualTo(odd + id + odd);
    Api.VIEWER.get(path).is(200);
    Api.OPERATOR.delete(path).is(204);
  }

  @Test
  void ids_and_reasons_have_at_most_255_characters() throws Exception {
    String longest = "x".repeat(LONGEST);
    Api.OPERATOR.put("api/tasks/" + longest + "/pin", Map.of("reason", longest)).is(200);

    Api.OPERATOR.put("api/tasks/x" + longest + "/pin", "").isProblem(400).about("task_id", "256");
    Api.OPERATOR.put(pin, Map.of("reason", "x" + longest)).isProblem(400).about("reason", "256");
    Api.OPERATOR.put(pin, "{\"reason\": \"\"}").isProblem(400).about("reason");
    Api.OPERATOR.put(pin, "{\"reason\": 5}").isProblem(400).about("reason", "number");
    Api.OPERATOR.put(pin, "{\"reason\": \"a\\u0000\"}").isProblem(400).about("reason", "NUL");
    Api.VIEWER.get(pin).isProblem(404);
  }

  @Test
  void an_operator_pins_by_json_and_a_viewer_looks() throws Exception {
    Api.VIEWER.put(pin, "{}").isProblem(403);
    Api.VIEWER.delete(pin).isProblem(403);
    Api.ANONYMOUS.put(pin, "{}").isProblem(401);
    Api.ANONYMOUS.get(PINS).isProblem(401);
    Api.OPERATOR.send("PUT", pin, BodyPublishers.noBody()).isProblem(415);
    Api.OPERATOR
        .send("PUT", pin, BodyPublishers.ofString("{}"), "Content-Type", "text/plain")
        .isProblem(415);
    Api.OPERATOR.put(pin, "{\"n\": 1}").isProblem(400).about("n");
    Api.OPERATOR.put(pin + "?n=1", "").isProblem(400).about("n");
    Api.OPERATOR.post(PINS, "{}").isProblem(405);

    assertThat(Api.VIEWER.get(PINS).is(200).list("pins")).isEmpty();
  }
}
