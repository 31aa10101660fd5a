package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.StatementLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code api/groups}, {@code api/groups/{id}} and {@code api/groups/{id}/results}. */
class GroupApiIT extends HttpTests {

  private static final int MANY = 1000;

  private final String path = "api/groups/" + id;

  @Test
  void an_unknown_group_is_404() throws Exception {
    for (String unknown : List.of(path, path + "/results")) {
      assertThat(Api.VIEWER.get(unknown).isProblem(404).text()).contains("CELRES-0214", id);
    }
  }

  @Test
  void a_group_of_tasks_is_saved_as_celery_saves_it_and_shows_its_progress() throws Exception {
    putTask("a", Map.of("status", "SUCCESS", "result", "1"));
    putTask("b", Map.of("status", "STARTED"));
    Answer created = putGroup("a", "b", "c").is(201);
    Answer read = Api.VIEWER.get(path).is(200);

    assertThat(created.header("Location")).endsWith("/celery-results/" + path);
    assertThat(created.at("effect")).isEqualTo("created");
    assertThat(read.at("group_id")).isEqualTo(id);
    assertThat(read.at("content_type")).isEqualTo("application/json");
    assertThat(read.at("result"))
        .isEqualTo(
            "[[\"%1$s\", null], [[[\"%1$s-a\", null], null], [[\"%1$s-b\", null], null], [[\"%1$s-c\", null], null]]]"
                .formatted(id));
    assertThat(read.text())
        .endsWith(
            ("\"size\": 3, \"completed_count\": 1, \"ready\": false, \"successful\": false,"
                    + " \"failed\": false, \"waiting\": true, \"members\": ["
                    + "{\"task_id\": \"%1$s-a\", \"status\": \"SUCCESS\"}, "
                    + "{\"task_id\": \"%1$s-b\", \"status\": \"STARTED\"}, "
                    + "{\"task_id\": \"%1$s-c\", \"status\": \"PENDING\"}]}")
                .formatted(id));
  }

  @Test
  void a_group_is_ready_and_successful_when_all_members_are() throws Exception {
    putTask("a", Map.of("status", "SUCCESS", "result", "1"));
    putTask("b", Map.of("status", "SUCCESS", "result", "2"));
    Answer group = putGroup("a", "b").is(201);

    assertThat(group.at("ready")).isEqualTo(true);
    assertThat(group.at("successful")).isEqualTo(true);
    assertThat(group.at("waiting")).isEqualTo(false);
    assertThat(group.at("completed_count")).isEqualTo(2L);
  }

  @Test
  void a_second_put_replaces_the_members() throws Exception {
    Answer first = putGroup("a", "b").is(201);
    Answer second = putGroup("c").is(200);

    assertThat(second.at("effect")).isEqualTo("replaced");
    assertThat(second.at("size")).isEqualTo(1L);
    assertThat(second.at("date_created")).isEqualTo(first.at("date_created"));
  }

  @Test
  void the_results_of_its_members_are_shown_in_their_order() throws Exception {
    putTask("a", Map.of("status", "SUCCESS", "result", "{\"n\": 1}"));
    putGroup("b", "a").is(201);

    assertThat(Api.VIEWER.get(path + "/results").is(200).text())
        .isEqualTo(
            ("{\"group_id\": \"%1$s\", \"results\": ["
                    + "{\"task_id\": \"%1$s-b\", \"status\": \"PENDING\", \"ready\": false, \"result\": null}, "
                    + "{\"task_id\": \"%1$s-a\", \"status\": \"SUCCESS\", \"ready\": true, \"result\": {\"n\": 1}}]}")
                .formatted(id));
  }

  @Test
  void a_group_in_a_group_shows_its_own_progress_and_results() throws Exception {
    putTask("a", Map.of("status", "SUCCESS", "result", "1"));
    String tuple =
        "[[\"%1$s\", null], [[[\"%1$s-inner\", null], [[[\"%1$s-a\", null], null]]], [[\"%1$s-b\", null], null]]]"
            .formatted(id);
    Api.OPERATOR.put(path, Map.of("result", tuple)).is(201);

    assertThat(Api.VIEWER.get(path).text())
        .contains("{\"group_id\": \"" + id + "-inner\", \"size\": 1, \"completed_count\": 1");
    assertThat(Api.VIEWER.get(path + "/results").text())
        .contains(
            "{\"group_id\": \"" + id + "-inner\", \"results\": [{\"task_id\": \"" + id + "-a\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"result\": \"no tuple\"}", "{\"result\": \"[1, 2]\"}", "{}"})
  void a_group_whose_members_can_t_be_read_says_why(String document) throws Exception {
    Api.OPERATOR.put(path, document).is(201);

    for (String address : List.of(path, path + "/results")) {
      Answer answer = Api.VIEWER.get(address).is(200);
      assertThat(answer.at("opaque")).isEqualTo(true);
      assertThat((String) answer.at("reason")).isNotBlank();
    }
    assertThat(Api.VIEWER.get("group/status/" + id + "/").is(200).text())
        .startsWith("{\"group\": {\"id\": \"" + id + "\", \"results\": []");
  }

  @Test
  void ids_of_a_group_and_its_members_have_at_most_255_characters() throws Exception {
    String longest = "x".repeat(255 - id.length()) + id;

    Api.OPERATOR.put("api/groups/" + longest, Map.of("task_ids", List.of(longest))).is(201);
    Api.OPERATOR
        .put("api/groups/x" + longest, Map.of())
        .isProblem(400)
        .about("group_id", "255", "256");
    Api.OPERATOR
        .put(path, Map.of("task_ids", List.of("x" + longest)))
        .isProblem(400)
        .about("task_ids", "255", "256");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"task_ids\": [\"\"]}                  | task_ids     | empty",
        "{\"task_ids\": [5]}                     | task_ids     | number",
        "{\"task_ids\": \"a\"}                   | task_ids     | string",
        "{\"task_ids\": [], \"result\": \"[]\"}  | task_ids     | result",
        "{\"task_ids\": [\"\\u0000\"]}           | task_ids     | NUL",
        "{\"group_id\": \"other\"}               | group_id     | other",
        "{\"content_type\": \"\"}                | content_type | empty",
        "{\"result\": []}                        | result       | array",
        "{\"members\": []}                       | members      | members"
      })
  void what_a_group_can_t_hold_is_refused(String document, String field, String word)
      throws Exception {
    Api.OPERATOR.put(path, document).isProblem(400).about(field, word);
    Api.VIEWER.get(path).isProblem(404);
  }

  @Test
  void deleting_a_group_leaves_its_tasks() throws Exception {
    putTask("a", Map.of("status", "SUCCESS"));
    putGroup("a").is(201);

    Api.OPERATOR.delete(path).is(204);
    Api.OPERATOR.delete(path).isProblem(404);
    Api.VIEWER.get(path).isProblem(404);
    Api.VIEWER.get("api/tasks/" + id + "-a").is(200);
  }

  @Test
  void a_client_that_has_the_answer_gets_304_until_a_member_changes() throws Exception {
    putGroup("a").is(201);
    for (String address : List.of(path, path + "/results")) {
      String tag = Api.VIEWER.get(address).is(200).header("ETag");
      Api.VIEWER.get(address, "If-None-Match", tag).is(304);
      putTask("a", Map.of("status", "FAILURE", "result", "\"" + address + "\""));
      Api.VIEWER.get(address, "If-None-Match", tag).is(200);
      Api.OPERATOR.delete("api/tasks/" + id + "-a").is(204);
    }
  }

  @ParameterizedTest
  @CsvSource({"date_done", "date_created", "group_id"})
  void groups_are_searched_ordered_and_paged_both_ways(String order) throws Exception {
    for (int i : IntStream.range(0, 5).toArray()) {
      Api.OPERATOR.put(path + "-" + i, Map.of("task_ids", List.of())).is(201);
    }
    String mine = "api/groups?q=" + id + "&page_size=2&order=";
    List<Object> found = new ArrayList<>();
    Answer page = Api.VIEWER.get(mine + order).is(200);
    found.addAll(page.all("groups", "group_id"));
    Answer second = Api.VIEWER.get(page.link("next")).is(200);
    found.addAll(second.all("groups", "group_id"));
    found.addAll(Api.VIEWER.get(second.link("next")).is(200).all("groups", "group_id"));

    assertThat(found).containsExactly(id + "-0", id + "-1", id + "-2", id + "-3", id + "-4");
    assertThat(Api.VIEWER.get(second.link("prev")).all("groups", "group_id"))
        .containsExactly(id + "-0", id + "-1");
    assertThat(Api.VIEWER.get(mine + "-" + order).all("groups", "group_id"))
        .containsExactly(id + "-4", id + "-3");
  }

  @Test
  void a_range_of_time_includes_its_begin_and_not_its_end() throws Exception {
    Answer first = putGroup("a").is(201);
    Api.OPERATOR.put(path + "-later", Map.of("task_ids", List.of())).is(201);
    String mine = "api/groups?q=" + id;

    for (String time : List.of("done", "created")) {
      String later = (String) Api.VIEWER.get(path + "-later").at("date_" + time);
      assertThat(Api.VIEWER.get(mine + "&" + time + "_from=" + later).all("groups", "group_id"))
          .containsExactly(id + "-later");
      assertThat(Api.VIEWER.get(mine + "&" + time + "_to=" + later).all("groups", "group_id"))
          .containsExactly(first.at("group_id"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "status=SUCCESS,status",
    "order=status,order",
    "page_size=0,page_size",
    "cursor=x,cursor",
    "done_from=now,done_from",
    "created_to=now,created_to"
  })
  void a_bad_parameter_is_400_that_names_it(String query, String field) throws Exception {
    Api.VIEWER.get("api/groups?" + query).isProblem(400).about(field);
  }

  @Test
  void a_group_of_a_thousand_members_is_two_statements() throws Exception {
    List<String> members = IntStream.range(0, MANY).mapToObj(i -> id + "-" + i).toList();
    Api.OPERATOR.put(path, Map.of("task_ids", members)).is(201);
    putTask(String.valueOf(MANY - 1), Map.of("status", "SUCCESS", "result", "1"));
    StatementLog log = new StatementLog(PostgreSql.dataSource());

    for (String address :
        List.of(path, path + "/results", "group/status/" + id + "/", "group/done/" + id + "/")) {
      List<String> statements =
          log.duringRequest(
              () ->
                  assertThat(Api.VIEWER.get(address).is(200).text())
                      .containsPattern("SUCCESS|true"));
      assertThat(statements)
          .as(address)
          .hasSize(2)
          .allSatisfy(statement -> assertThat(statement).startsWith("SELECT"));
    }
    assertThat(Api.VIEWER.get(path).at("completed_count")).isEqualTo(1L);
  }

  private Answer putGroup(String... names) throws Exception {
    List<String> members = List.of(names).stream().map(name -> id + "-" + name).toList();
    return Api.OPERATOR.put(path, Map.of("task_ids", members));
  }

  private void putTask(String name, Map<String, String> document) throws Exception {
    Api.OPERATOR.put("api/tasks/" + id + "-" + name, document);
  }
}
