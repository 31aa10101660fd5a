package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.StatementLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code api/chords} and what is below it, {@code api/chord-completions}. Nobody listens here. */
class ChordApiIT extends ChordTests {

  private static final int MANY = 1000;

  @Test
  void a_chord_is_begun_counted_down_and_complete() throws Exception {
    Answer begun = begin(id, "a", "b").is(201);
    assertThat(begun.header("Location")).isEqualTo("/celery-results/" + path);
    assertThat(begun.json()).isEqualTo(Map.of("group_id", id, "effect", "BEGUN"));
    assertThat(begin(id, "a", "b").is(200).at("effect")).isEqualTo("KNOWN");

    Api.OPERATOR.put("api/tasks/a-" + id, Map.of("status", "SUCCESS", "result", "1")).is(201);
    assertThat(part(id, "a").is(200).json())
        .isEqualTo(
            Map.of("group_id", id, "task_id", "a-" + id, "effect", "COUNTED", "remaining", 1L));
    assertThat(part(id, "a").is(200).at("effect")).isEqualTo("DUPLICATE");
    Answer half = Api.VIEWER.get(path).is(200);
    assertThat(half.at("state")).isEqualTo("WAITING");
    assertThat(half.at("returned")).isEqualTo(1L);
    assertThat(half.at("states")).isEqualTo(Map.of("SUCCESS", 1L, "PENDING", 1L));
    assertThat(half.all("members", "task_id")).containsExactly("a-" + id, "b-" + id);
    assertThat(half.all("members", "status")).containsExactly("SUCCESS", "PENDING");
    assertThat(half.list("completions")).isEmpty();

    assertThat(part(id, "b").is(200).at("effect")).isEqualTo("COMPLETED");
    Answer whole = Api.VIEWER.get(path).is(200);
    assertThat(whole.at("state")).isEqualTo("COMPLETE");
    assertThat(whole.at("remaining")).isEqualTo(0L);
    assertThat(whole.all("completions", "delivery")).containsExactly("PENDING");
    assertThat(whole.all("members", "task_id")).containsExactly("a-" + id, "b-" + id);
    assertThat(begin(id, "a", "b").is(200).at("effect")).isEqualTo("KNOWN");
  }

  @Test
  void members_may_be_celery_s_result_tuples() throws Exception {
    List<?> inner = List.of(tuple("b-" + id), tuple("c-" + id));
    List<?> nested = Arrays.asList(Arrays.asList("nested-" + id, null), inner);
    Api.OPERATOR
        .post(CHORDS, Map.of("group_id", id, "members", List.of("a-" + id, nested)))
        .is(201);

    Answer chord = Api.VIEWER.get(path).is(200);
    assertThat(chord.at("size")).isEqualTo(3L);
    assertThat(chord.list("members").get(1).get("group_id")).isEqualTo("nested-" + id);
    assertThat(part(id, "c").at("remaining")).isEqualTo(2L);
  }

  @Test
  void fewer_parts_may_return_if_the_size_says_so() throws Exception {
    Map<String, ?> document =
        Map.of("group_id", id, "members", List.of("a-" + id, "b-" + id), "size", 1);
    Api.OPERATOR.post(CHORDS, document).is(201);

    assertThat(part(id, "b").is(200).at("effect")).isEqualTo("COMPLETED");
  }

  @Test
  void a_chord_can_t_be_begun_with_other_members() throws Exception {
    begin(id, "a").is(201);

    assertThat(begin(id, "a", "b").isProblem(409).text()).contains("CELRES-0031", id);
    assertThat(Api.VIEWER.get(path).at("size")).isEqualTo(1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"members\": [\"a\"]}                                       | group_id | missing",
        "{\"group_id\": 5, \"members\": [\"a\"]}                      | group_id | number",
        "{\"group_id\": \"g\\u0000\", \"members\": [\"a\"]}           | group_id | NUL",
        "{\"group_id\": \"g\"}                                        | members  | missing",
        "{\"group_id\": \"g\", \"members\": []}                       | members  | missing",
        "{\"group_id\": \"g\", \"members\": \"a\"}                    | members  | string",
        "{\"group_id\": \"g\", \"members\": [\"a\", 5]}               | members  | item 1",
        "{\"group_id\": \"g\", \"members\": [[\"a\"]]}                | members  | item 0",
        "{\"group_id\": \"g\", \"members\": [null]}                   | members  | item 0",
        "{\"group_id\": \"g\", \"members\": [\"\"]}                   | members  | missing",
        "{\"group_id\": \"g\", \"members\": [\"\\ud83d\"]}            | members  | surrogate",
        "{\"group_id\": \"g\", \"members\": [\"a\", \"a\"]}           | size     | 2",
        "{\"group_id\": \"g\", \"members\": [\"a\"], \"size\": 0}     | size     | 0",
        "{\"group_id\": \"g\", \"members\": [\"a\"], \"size\": 2}     | size     | 2",
        "{\"group_id\": \"g\", \"members\": [\"a\"], \"size\": 1.5}   | size     | 1.5",
        "{\"group_id\": \"g\", \"members\": [\"a\"], \"size\": \"1\"} | size     | string",
        "{\"group_id\": \"g\", \"task_ids\": [\"a\"]}                 | task_ids | task_ids"
      })
  void what_could_never_be_counted_down_is_refused(String document, String field, String word)
      throws Exception {
    Api.OPERATOR.post(CHORDS, document).isProblem(400).about(field, word);
    Api.VIEWER.get(CHORDS + "/g").isProblem(404);
  }

  @Test
  void ids_have_at_most_255_characters() throws Exception {
    String longest = "x".repeat(255 - id.length()) + id;

    Api.OPERATOR.post(CHORDS, Map.of("group_id", longest, "members", List.of(longest))).is(201);
    assertThat(post(CHORDS + "/" + longest + "/parts/" + longest).is(200).at("effect"))
        .isEqualTo("COMPLETED");
    Api.OPERATOR
        .post(CHORDS, Map.of("group_id", "x" + longest, "members", List.of("a")))
        .isProblem(400)
        .about("group_id", "255", "256");
    Api.OPERATOR
        .post(CHORDS, Map.of("group_id", id, "members", List.of("x" + longest)))
        .isProblem(400)
        .about("members", "255", "256");
    post(CHORDS + "/x" + longest + "/parts/a").isProblem(404);
    post(path + "/parts/x" + longest).isProblem(400).about("task_id", "255", "256");
  }

  @Test
  void unknown_chords_and_foreign_parts_are_told_apart() throws Exception {
    assertThat(Api.VIEWER.get(path).isProblem(404).text()).contains("CELRES-0250", id);
    assertThat(part(id, "a").isProblem(404).text()).contains("CELRES-0251", id);
    assertThat(post(path + "/complete").isProblem(404).text()).contains("CELRES-0251", id);
    assertThat(post(path + "/redeliver").isProblem(404).text()).contains("CELRES-0250", id);
    begin(id, "a").is(201);

    Answer foreign = part(id, "foreign").isProblem(409).about("task_id", "foreign", id);
    assertThat(foreign.at("code")).isEqualTo("CELRES-0033");
    assertThat(Api.VIEWER.get(path).at("remaining")).isEqualTo(1L);
  }

  /** Else a page of another site could make a browser send it, with the user's password. */
  @Test
  void what_changes_a_chord_is_sent_as_json_even_without_a_body() throws Exception {
    begin(id, "a").is(201);
    for (String below : List.of("/parts/a-" + id, "/complete", "/redeliver")) {
      Api.OPERATOR.send("POST", path + below, BodyPublishers.noBody()).isProblem(415);
      for (String type : List.of("text/plain", "application/x-www-form-urlencoded")) {
        Api.OPERATOR
            .send("POST", path + below, BodyPublishers.noBody(), "Content-Type", type)
            .isProblem(415);
        Api.OPERATOR
            .send("POST", path + below, BodyPublishers.ofString("{}"), "Content-Type", type)
            .isProblem(415);
      }
      Api.OPERATOR.post(path + below, "{\"n\": 1}").isProblem(400).about("n");
      Api.OPERATOR.post(path + below, "[]").isProblem(400);
      post(path + below + "?n=1").isProblem(400).about("n");
    }
    assertThat(Api.VIEWER.get(path).at("remaining")).isEqualTo(1L);
    assertThat(Api.OPERATOR.post(path + "/parts/a-" + id, "{}").at("effect"))
        .isEqualTo("COMPLETED");
  }

  @Test
  void a_viewer_looks_and_changes_nothing() throws Exception {
    begin(id, "a").is(201);
    Api.VIEWER.post(CHORDS, Map.of("group_id", "v" + id, "members", List.of("a"))).isProblem(403);
    for (String below : List.of("/parts/a-" + id, "/complete", "/redeliver")) {
      Api.VIEWER.post(path + below, "{}").isProblem(403);
      Api.ANONYMOUS.post(path + below, "{}").isProblem(401);
      Api.VIEWER.get(path + below).isProblem(405);
    }

    assertThat(Api.VIEWER.get(path).is(200).at("remaining")).isEqualTo(1L);
    Api.VIEWER.get(CHORDS + "/v" + id).isProblem(404);
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
        "_%",
        "complete",
        "parts"
      })
  void ids_may_hold_any_character(String odd) throws Exception {
    String groupId = odd + id + odd;
    String taskId = odd + "task" + id + odd;
    String chord = CHORDS + "/" + Api.segment(groupId);

    Answer begun =
        Api.OPERATOR.post(CHORDS, Map.of("group_id", groupId, "members", List.of(taskId))).is(201);

    assertThat(begun.header("Location")).isEqualTo("/celery-results/" + chord);
    assertThat(Api.VIEWER.get(chord).is(200).at("group_id")).isEqualTo(groupId);
    assertThat(Api.VIEWER.get(chord).all("members", "task_id")).containsExactly(taskId);
    Answer part = post(chord + "/parts/" + Api.segment(taskId)).is(200);
    assertThat(part.at("task_id")).isEqualTo(taskId);
    assertThat(part.at("effect")).isEqualTo("COMPLETED");
    assertThat(Api.VIEWER.get(chord).is(200).at("state")).isEqualTo("COMPLETE");
    post(chord + "/complete").isProblem(404);
    assertThat(post(chord + "/redeliver").is(200).at("redelivered")).isEqualTo(List.of());
  }

  @Test
  void an_id_that_no_database_stores_is_refused() throws Exception {
    for (String below : List.of("/parts/a", "/complete", "/redeliver")) {
      post(CHORDS + "/a%00b" + below).is(400); // by the application, or before it by the server
    }
    post(path + "/parts/a%00b").is(400);
    Api.VIEWER.get(CHORDS + "/a%00b").is(400);
  }

  @Test
  void a_group_may_have_the_name_of_something_below_it() throws Exception {
    for (String name : List.of("complete", "completions", "parts")) {
      Map<String, ?> document = Map.of("group_id", name, "members", List.of(name));
      Api.OPERATOR.post(CHORDS, document).is(201);

      assertThat(Api.VIEWER.get(CHORDS + "/" + name).is(200).at("group_id")).isEqualTo(name);
      assertThat(post(CHORDS + "/" + name + "/parts/" + name).at("effect")).isEqualTo("COMPLETED");
    }
  }

  @Test
  void a_client_that_has_the_answer_gets_304_until_a_part_returns() throws Exception {
    begin(id, "a").is(201);
    String tag = Api.VIEWER.get(path).is(200).header("ETag");
    Api.VIEWER.get(path, "If-None-Match", tag).is(304);
    part(id, "a").is(200);

    Api.VIEWER.get(path, "If-None-Match", tag).is(200);
  }

  @Test
  void a_chord_whose_header_can_t_be_read_says_why() throws Exception {
    execute(
        "INSERT INTO django_celery_results_chordcounter (group_id, sub_tasks, count)"
            + " VALUES (?, 'no list', 2)",
        id);
    Answer chord = Api.VIEWER.get(path).is(200);

    assertThat(chord.at("state")).isEqualTo("WAITING");
    assertThat(chord.at("remaining")).isEqualTo(2L);
    assertThat(chord.at("opaque")).isEqualTo(true);
    assertThat((String) chord.at("reason")).contains("CELRES-0015", id);
    begin(id, "a").isProblem(409);
    post(path + "/redeliver").isProblem(409);
    Api.VIEWER.get(CHORDS + "?stuck=PT0S").is(200);
  }

  @Test
  void a_chord_of_a_thousand_members_is_six_reads_at_most() throws Exception {
    List<String> members = IntStream.range(0, MANY).mapToObj(i -> id + "-" + i).toList();
    Api.OPERATOR.post(CHORDS, Map.of("group_id", id, "members", members)).is(201);
    StatementLog log = new StatementLog(PostgreSql.dataSource());

    List<String> statements = log.duringRequest(() -> Api.VIEWER.get(path).is(200));

    assertThat(statements)
        .hasSizeBetween(1, 6)
        .allSatisfy(statement -> assertThat(statement).startsWith("SELECT"));
  }

  private static List<?> tuple(String taskId) {
    return Arrays.asList(Arrays.asList(taskId, null), null);
  }
}
