package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all paths: problems for whatever is wrong, compression, OpenAPI. */
class HttpInterfaceIT extends HttpTests {

  private static final int LIMIT = 64 * 1024 * 1024;
  private static final List<String> OPERATIONS =
      List.of(
          "searchTasks",
          "storeTasks",
          "getTask",
          "putTask",
          "deleteTask",
          "getTaskResult",
          "searchGroups",
          "getGroup",
          "putGroup",
          "deleteGroup",
          "getGroupResults",
          "searchChords",
          "beginChord",
          "getChord",
          "returnChordPart",
          "completeChord",
          "redeliverChord",
          "searchChordCompletions",
          "searchPurges",
          "startPurge",
          "getPurge",
          "stopPurge",
          "restartPurge",
          "getPurgeSchedule",
          "putPurgeSchedule",
          "getRetentionRules",
          "putRetentionRules",
          "searchPins",
          "getPin",
          "putPin",
          "deletePin",
          "getSchema",
          "taskStatus",
          "taskDone",
          "groupStatus",
          "groupDone");

  private final String task = "api/tasks/" + id;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api",
        "api/",
        "api/task",
        "api/tasks/x/y",
        "api/tasks/x/result/y",
        "api/groups/x/result",
        "api/chord",
        "api/chords/x/parts",
        "api/chords/x/completed",
        "task/status",
        "task/state/x/",
        "group/x",
        "index.html",
        "problem"
      })
  void a_path_that_leads_nowhere_is_404(String path) throws Exception {
    Api.VIEWER.get(path).isProblem(404);
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH,api/tasks,POST",
    "PUT,api/tasks,GET",
    "DELETE,api/tasks,GET",
    "POST,api/tasks/x,PUT",
    "PATCH,api/tasks/x,DELETE",
    "PUT,api/tasks/x/result,GET",
    "DELETE,api/groups,GET",
    "POST,api/groups/x,PUT",
    "POST,api/groups/x/results,GET",
    "DELETE,api/chords,POST",
    "PUT,api/chords/x,GET",
    "GET,api/chords/x/parts/y,POST",
    "PUT,api/chords/x/complete,POST",
    "DELETE,api/chords/x/redeliver,POST",
    "POST,api/chord-completions,GET",
    "POST,task/status/x/,GET",
    "DELETE,group/done/x/,GET",
    "PUT,x/status/,GET",
    "XYZ,api/tasks,GET"
  })
  void a_method_that_a_path_doesn_t_take_is_405_with_those_it_takes(
      String method, String path, String allowed) throws Exception {
    Answer answer = Api.OPERATOR.send(method, path, BodyPublishers.noBody()).isProblem(405);

    assertThat(answer.header("Allow")).contains(allowed).doesNotContain(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api/tasks", "api/groups", "api/chords", "api/chord-completions"})
  void an_answer_that_is_not_accepted_is_406(String path) throws Exception {
    Api.VIEWER.get(path, "Accept", "text/html").isProblem(406);
    Api.VIEWER.get(path, "Accept", "text/html,application/json;q=0.5").is(200);
    Api.VIEWER.get(path, "Accept", "*/*").is(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
        "application/json; charset=iso-8859-1"
      })
  void a_body_of_another_type_is_415(String type) throws Exception {
    for (String path : List.of(task, "api/groups/" + id)) {
      Api.OPERATOR
          .send("PUT", path, BodyPublishers.ofString("{}"), "Content-Type", type)
          .isProblem(415);
    }
    Api.VIEWER.get(task).isProblem(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Accept          | nonsense",
        "Accept          | text/html;q=abc",
        "Accept          | a/b, , */*",
        "Accept          | a/b;c=\"d,e\"",
        "Accept-Language | en;q=x",
        "Content-Type    | nonsense"
      })
  void a_header_that_is_malformed_is_400_that_names_it(String header, String value)
      throws Exception {
    Api.VIEWER.get("api/tasks", header, value).isProblem(400).about(header, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "application/json;q=1.0",
        "application/json ; Q=0.5,*/*",
        ""
      })
  void the_headers_of_odd_but_honest_clients_are_understood(String accept) throws Exception {
    Api.VIEWER.get("api/tasks", "Accept", accept, "Accept-Language", "de-AT, *;q=0.5").is(200);
  }

  @Test
  void a_semicolon_in_a_path_never_leads_to_another_task() throws Exception {
    Api.OPERATOR.put(task, Map.of()).is(201);
    Api.OPERATOR.delete(task + ";v=1").isProblem(400);
    Api.OPERATOR.put(task + ";v=1", Map.of("status", "FAILURE")).isProblem(400);
    Api.VIEWER.get("task/status/" + id + ";v=1/").isProblem(400);

    assertThat(Api.VIEWER.get(task).is(200).at("status")).isEqualTo("PENDING");
  }

  @Test
  void a_path_that_is_not_utf_8_is_400() throws Exception {
    Api.VIEWER.get("api/tasks/%FF").isProblem(400);
    Api.VIEWER.get("task/status/%C3/").isProblem(400);
  }

  @Test
  void a_body_without_a_type_is_415() throws Exception {
    Api.OPERATOR.send("PUT", task, BodyPublishers.ofString("{}")).isProblem(415);
    Api.VIEWER.get(task).isProblem(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "{]", "{\"a\": 1,}", "{'a': 1}", "nul", "{} {}", "[]", "5", "null"})
  void a_body_that_is_no_json_object_is_400(String body) throws Exception {
    Answer answer = Api.OPERATOR.put(task, body).isProblem(400);

    assertThat((String) answer.at("code")).isIn("CELRES-0205", "CELRES-0206");
  }

  @Test
  void a_body_that_is_not_utf_8_is_400() throws Exception {
    byte[] latin = "{\"worker\": \"ä\"}".getBytes(StandardCharsets.ISO_8859_1);
    Answer answer =
        Api.OPERATOR.send(
            "PUT", task, BodyPublishers.ofByteArray(latin), "Content-Type", "application/json");

    assertThat(answer.isProblem(400).at("code")).isEqualTo("CELRES-0207");
  }

  @Test
  void json_nested_without_end_is_400() throws Exception {
    Api.OPERATOR.put(task, "[".repeat(100_000)).isProblem(400);
    Api.OPERATOR.put(task, "{\"worker\":".repeat(100_000)).isProblem(400);
  }

  @Test
  void a_body_beyond_the_limit_is_413_that_names_it() throws Exception {
    byte[] body = new byte[LIMIT + 1];
    Answer answer =
        Api.OPERATOR.send(
            "PUT", task, BodyPublishers.ofByteArray(body), "Content-Type", "application/json");

    answer.isProblem(413);
    assertThat((String) answer.at("detail")).contains(String.valueOf(LIMIT));
  }

  @Test
  void a_body_of_unknown_length_beyond_the_limit_is_413() throws Exception {
    Answer answer =
        Api.OPERATOR.send(
            "PUT",
            task,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT + 1])),
            "Content-Type",
            "application/json");

    answer.isProblem(413);
  }

  @Test
  void long_json_is_compressed_for_those_who_ask() throws Exception {
    Api.OPERATOR.put(task, Map.of("status", "SUCCESS", "result", "\"" + "x".repeat(5000) + "\""));
    Answer plain = Api.VIEWER.get(task);
    Answer zipped = Api.VIEWER.get(task, "Accept-Encoding", "gzip");

    assertThat(plain.header("Content-Encoding")).isEmpty();
    assertThat(plain.header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(zipped.bytes().length).isLessThan(1000);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.bytes())).readAllBytes())
        .isEqualTo(plain.bytes());
  }

  @Test
  void head_is_get_without_the_body() throws Exception {
    Api.OPERATOR.put(task, Map.of());
    Answer get = Api.VIEWER.get(task);
    Answer head = Api.VIEWER.send("HEAD", task, BodyPublishers.noBody());

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
    assertThat(head.contentType()).isEqualTo(get.contentType());
  }

  @Test
  void openapi_lists_every_path() throws Exception {
    Map<?, ?> openApi = Api.ANONYMOUS.get("/openapi", "Accept", "application/json").is(200).json();

    assertThat(addresses(openApi))
        .contains(
            "/celery-results/api/tasks",
            "/celery-results/api/tasks/{task_id}",
            "/celery-results/api/tasks/{task_id}/result",
            "/celery-results/api/groups",
            "/celery-results/api/groups/{group_id}",
            "/celery-results/api/groups/{group_id}/results",
            "/celery-results/api/chords",
            "/celery-results/api/chords/{group_id}",
            "/celery-results/api/chords/{group_id}/parts/{task_id}",
            "/celery-results/api/chords/{group_id}/complete",
            "/celery-results/api/chords/{group_id}/redeliver",
            "/celery-results/api/chord-completions",
            "/celery-results/api/purges",
            "/celery-results/api/purges/{id}",
            "/celery-results/api/purges/{id}/stop",
            "/celery-results/api/purges/{id}/restart",
            "/celery-results/api/purge-schedule",
            "/celery-results/api/retention-rules",
            "/celery-results/api/pins",
            "/celery-results/api/tasks/{task_id}/pin",
            "/celery-results/api/schema",
            "/celery-results/task/status/{task_id}/",
            "/celery-results/task/done/{task_id}/",
            "/celery-results/group/status/{group_id}/",
            "/celery-results/group/done/{group_id}/");
  }

  @Test
  void openapi_is_our_own_document_and_holds_nothing_that_was_found_by_scanning() throws Exception {
    Map<?, ?> openApi = Api.ANONYMOUS.get("/openapi", "Accept", "application/json").is(200).json();
    List<Object> operations =
        ((Map<?, ?>) openApi.get("paths"))
            .values().stream()
                .flatMap(path -> ((Map<?, ?>) path).values().stream())
                .filter(Map.class::isInstance)
                .<Object>map(operation -> ((Map<?, ?>) operation).get("operationId"))
                .toList();

    assertThat(operations).containsExactlyInAnyOrderElementsOf(OPERATIONS);
  }

  /** From the host's root: a server may put the context root into its own address. */
  private static Stream<String> addresses(Map<?, ?> openApi) {
    List<?> servers = (List<?>) openApi.get("servers");
    String root =
        servers == null || servers.isEmpty()
            ? ""
            : URI.create((String) ((Map<?, ?>) servers.get(0)).get("url")).getPath();
    return ((Map<?, ?>) openApi.get("paths"))
        .keySet().stream().map(path -> (root + path).replace("//", "/"));
  }
}
