package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.celeryresults.it.server.Client;
import org.celeryresults.it.server.TestEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what. */
class SecurityIT extends HttpTests {

  private static final List<String> PATHS =
      List.of(
          "",
          "api/tasks",
          "api/tasks/x",
          "api/tasks/x/result",
          "api/groups",
          "api/groups/x",
          "api/groups/x/results",
          "api/chords",
          "api/chords/x",
          "api/chords/x/parts/y",
          "api/chords/x/complete",
          "api/chords/x/redeliver",
          "api/chord-completions",
          "api/tasks/x/pin",
          "api/purges",
          "api/purges/x",
          "api/purges/x/stop",
          "api/purges/x/restart",
          "api/purge-schedule",
          "api/retention-rules",
          "api/pins",
          "api/schema",
          "task/status/x/",
          "task/done/x/",
          "group/status/x/",
          "group/done/x/",
          "x/status/",
          "x/done/",
          "x/group/status/",
          "x/group/done/",
          "no/such/path",
          "problem",
          "/celery-results//api/tasks",
          "/celery-results/api/tasks;jsessionid=1",
          "/celery-results/./api/tasks",
          "/celery-results/x/../api/tasks",
          "/celery-results/%61pi/tasks");
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "XYZ");
  private static final List<String> WRITING =
      List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "XYZ");

  static Stream<Arguments> everything() {
    return PATHS.stream()
        .flatMap(path -> METHODS.stream().map(method -> Arguments.of(method, path)));
  }

  static Stream<Arguments> every_write() {
    return PATHS.stream()
        .flatMap(path -> WRITING.stream().map(method -> Arguments.of(method, path)));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void anonymous_gets_401_everywhere(String method, String path) throws Exception {
    Answer answer = Api.ANONYMOUS.send(method, path, BodyPublishers.noBody());

    answer.is(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Basic ");
    if (!method.equals("HEAD")) {
      answer.isProblem(401);
    }
  }

  @ParameterizedTest
  @MethodSource("every_write")
  void a_viewer_can_t_write_anywhere(String method, String path) throws Exception {
    Api.VIEWER.send(method, path, BodyPublishers.noBody()).isProblem(403);
  }

  @Test
  void a_viewer_s_writes_change_nothing() throws Exception {
    String task = "api/tasks/" + id;
    Api.VIEWER.put(task, Map.of()).isProblem(403);
    Api.VIEWER.get(task).isProblem(404);
    Api.OPERATOR.put(task, Map.of("status", "SUCCESS")).is(201);
    Api.VIEWER.put(task, Map.of("status", "FAILURE")).isProblem(403);
    Api.VIEWER.delete(task).isProblem(403);

    assertThat(Api.VIEWER.get(task).is(200).at("status")).isEqualTo("SUCCESS");
  }

  @Test
  void no_header_makes_a_writer_of_a_viewer() throws Exception {
    String task = "api/tasks/" + id;
    Api.OPERATOR.put(task, Map.of()).is(201);
    for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
      Api.VIEWER.get(task, header, "DELETE").is(200);
    }
    Api.VIEWER.get(task + "?_method=DELETE").isProblem(400);

    Api.VIEWER.get(task).is(200);
  }

  @Test
  void an_operator_may_read_and_write() throws Exception {
    for (String path : List.of("api/tasks/" + id, "api/groups/" + id)) {
      Api.OPERATOR.put(path, Map.of()).is(201);
      Api.OPERATOR.get(path).is(200);
      Api.OPERATOR.delete(path).is(204);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "admin", "nobody"})
  void a_wrong_password_is_401(String user) throws Exception {
    var answer =
        Client.as(user, "wrong").get(TestEnvironment.server().http("/celery-results/api/tasks"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void the_server_s_administrator_is_no_user_of_the_application() throws Exception {
    var answer =
        Client.as("admin", "admin-secret")
            .get(TestEnvironment.server().http("/celery-results/api/tasks"));

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic dmlld2Vy", "Bearer x", "Negotiate x"})
  void credentials_that_are_none_are_401(String authorization) throws Exception {
    Api.ANONYMOUS.get("api/tasks", "Authorization", authorization).isProblem(401);
  }

  /** A server may refuse the method before it asks who it is; what was sent never comes back. */
  @Test
  void nobody_is_shown_a_trace() throws Exception {
    for (Api user : List.of(Api.ANONYMOUS, Api.VIEWER, Api.OPERATOR)) {
      for (String path : PATHS) {
        Answer answer = user.send("TRACE", path, BodyPublishers.noBody(), "X-Secret", id);

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.text()).doesNotContain(id);
      }
    }
  }

  /** A server may ask who it is, or first send them to the path that it protects. */
  @Test
  void the_context_root_without_its_slash_shows_nothing() throws Exception {
    for (String method : METHODS) {
      Answer answer = Api.ANONYMOUS.send(method, "/celery-results", BodyPublishers.noBody());

      assertThat(answer.status()).isIn(301, 302, 401);
      assertThat(answer.header("Location")).matches("(http://localhost:\\d+/celery-results/)?");
    }
  }

  /** The server itself keeps them from everybody, before it asks who it is. */
  @ParameterizedTest
  @ValueSource(strings = {"WEB-INF/web.xml", "WEB-INF/", "META-INF/MANIFEST.MF", "web-inf/web.xml"})
  void what_the_application_is_made_of_is_for_nobody(String path) throws Exception {
    for (Api user : List.of(Api.ANONYMOUS, Api.VIEWER, Api.OPERATOR)) {
      Answer answer = user.get(path);

      assertThat(answer.status()).isIn(401, 404);
      assertThat(answer.text()).doesNotContain("security-constraint", "Manifest-Version");
    }
  }

  @Test
  void every_answer_tells_browsers_to_be_careful_and_opens_no_session() throws Exception {
    for (Answer answer :
        List.of(
            Api.VIEWER.get("api/tasks").is(200),
            Api.VIEWER.get("api/tasks/" + id).is(404),
            Api.VIEWER.get("task/status/" + id + "/").is(200),
            Api.VIEWER.put("api/tasks/" + id, Map.of()).is(403),
            Api.ANONYMOUS.get("api/tasks").is(401))) {
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("Set-Cookie")).isEmpty();
    }
  }
}
