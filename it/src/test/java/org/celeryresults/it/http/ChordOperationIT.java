package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chords as operators find and mend them. Nobody listens here: what is to be told stays so. */
class ChordOperationIT extends ChordTests {

  @Test
  void chords_that_wait_are_paged_both_ways() throws Exception {
    for (int i : IntStream.range(0, 5).toArray()) {
      begin(id + "-" + i, "a", "b").is(201);
    }
    String all = CHORDS + "?page_size=2";
    List<Object> found = new ArrayList<>();
    Answer page = Api.VIEWER.get(all).is(200);
    Answer second = Api.VIEWER.get(page.link("next")).is(200);
    assertThat(Api.VIEWER.get(second.link("prev")).at("chords")).isEqualTo(page.at("chords"));
    found.addAll(page.all("chords", "group_id"));
    for (Answer at = page; at.at("next") != null; ) {
      at = Api.VIEWER.get(at.link("next")).is(200);
      found.addAll(at.all("chords", "group_id"));
    }

    assertThat(found)
        .doesNotHaveDuplicates()
        .containsSubsequence(id + "-0", id + "-1", id + "-2", id + "-3", id + "-4");
    assertThat(Api.VIEWER.get(CHORDS + "?page_size=1000").list("chords"))
        .filteredOn(chord -> (id + "-3").equals(chord.get("group_id")))
        .singleElement()
        .satisfies(chord -> assertThat(chord.get("size")).isEqualTo(2L))
        .satisfies(chord -> assertThat(chord.get("remaining")).isEqualTo(2L))
        .satisfies(chord -> assertThat((String) chord.get("first_seen")).endsWith("Z"));
  }

  @Test
  void a_stuck_chord_is_found_and_completed_by_hand() throws Exception {
    begin(id, "a", "b").is(201);
    part(id, "a").is(200);
    Api.OPERATOR.put("api/tasks/a-" + id, Map.of("status", "SUCCESS", "result", "1")).is(201);
    assertThat(stuck("PT0S")).doesNotContain(id);
    Api.OPERATOR.put("api/tasks/b-" + id, Map.of("status", "REVOKED")).is(201);

    assertThat(stuck("PT0S")).contains(id);
    assertThat(stuck("PT1H")).doesNotContain(id);
    assertThat(post(path + "/complete").is(200).at("effect")).isEqualTo("COMPLETED");
    post(path + "/complete").isProblem(404);
    assertThat(stuck("PT0S")).doesNotContain(id);
    assertThat(Api.VIEWER.get(path).at("state")).isEqualTo("COMPLETE");
    part(id, "b").isProblem(404);
  }

  @Test
  void what_is_dead_is_told_again() throws Exception {
    begin(id, "a", "b").is(201);
    Api.OPERATOR.put("api/tasks/a-" + id, Map.of("status", "FAILURE", "traceback", "why")).is(201);
    part(id, "a").is(200);
    part(id, "b").is(200);
    List<Object> ids = Api.VIEWER.get(path).all("completions", "id");
    assertThat(ids).hasSize(2);
    assertThat(Api.VIEWER.get(path).all("completions", "task_id"))
        .containsExactlyInAnyOrder("a-" + id, null);
    assertThat(post(path + "/redeliver").is(200).at("redelivered")).isEqualTo(List.of());
    giveUp();
    assertThat(completions("DEAD")).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(completions("PENDING")).isEmpty();

    assertThat(redelivered(Map.of("completion_id", ids.get(1)))).containsExactly(ids.get(1));
    assertThat(completions("PENDING")).containsExactly(ids.get(1));
    assertThat(redelivered(Map.of())).containsExactly(ids.get(0));
    assertThat(completions("DEAD")).isEmpty();
    Api.OPERATOR
        .post(path + "/redeliver", Map.of("completion_id", "another's"))
        .isProblem(400)
        .about("completion_id", "another's", id);
  }

  @Test
  void completions_are_paged_the_oldest_first() throws Exception {
    begin(id, "a", "b", "c").is(201);
    for (String part : List.of("a", "b", "c")) {
      Api.OPERATOR.put("api/tasks/" + part + "-" + id, Map.of("status", "FAILURE")).is(201);
      part(id, part).is(200);
    }
    List<Object> found = new ArrayList<>();
    Answer page = Api.VIEWER.get("api/chord-completions?delivery=PENDING&page_size=2").is(200);
    found.addAll(page.all("completions", "group_id"));
    while (page.at("next") != null) {
      page = Api.VIEWER.get(page.link("next")).is(200);
      found.addAll(page.all("completions", "group_id"));
    }

    assertThat(found).filteredOn(id::equals).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "chords?stuck=10,stuck,PT10M",
    "chords?stuck=-PT1S,stuck,-PT1S",
    "chords?stuck=PT1S&stuck=PT2S,stuck,once",
    "chords?page_size=0,page_size,0",
    "chords?cursor=x,cursor,cursor",
    "chords?order=group_id,order,order",
    "chord-completions?delivery=dead,delivery,dead",
    "chord-completions?page_size=x,page_size,x",
    "chord-completions?group_id=x,group_id,group_id"
  })
  void a_bad_parameter_is_400_that_names_it(String query, String field, String word)
      throws Exception {
    Api.VIEWER.get("api/" + query).isProblem(400).about(field, word);
  }

  private List<Object> redelivered(Map<String, ?> document) throws Exception {
    Answer answer = Api.OPERATOR.post(path + "/redeliver", document).is(200);
    return List.copyOf((List<?>) answer.at("redelivered"));
  }

  private static List<Object> stuck(String longerThan) throws Exception {
    return Api.VIEWER
        .get(CHORDS + "?page_size=1000&stuck=" + longerThan)
        .is(200)
        .all("chords", "group_id");
  }

  private List<Object> completions(String delivery) throws Exception {
    return Api.VIEWER
        .get("api/chord-completions?page_size=1000&delivery=" + delivery)
        .is(200)
        .list("completions")
        .stream()
        .filter(completion -> id.equals(completion.get("group_id")))
        .<Object>map(completion -> completion.get("id"))
        .toList();
  }

  /** As it is after the last attempt. */
  private void giveUp() throws SQLException {
    execute(
        "UPDATE celery_results_chord_completion SET delivery = 'DEAD', error = 'broken'"
            + " WHERE group_id = ?",
        id);
  }
}
