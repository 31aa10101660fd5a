package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.celeryresults.payload.PythonJson;

/** What came back. */
record Answer(HttpResponse<byte[]> response) {

  private static final Pattern SERVER_INTERNALS =
      Pattern.compile(
          "(?i)<html|\\bat [\\w.$]+\\(|\\bjava\\.|\\bjakarta\\.|\\w+Exception|undertow");

  int status() {
    return response.statusCode();
  }

  byte[] bytes() {
    return response.body();
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** Empty when there is none. */
  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  String contentType() {
    return header("Content-Type");
  }

  /** A member of the JSON object; null when there is none. */
  Object at(String name) {
    return json().get(name);
  }

  /** A list of JSON objects that is a member of this one. */
  List<Map<?, ?>> list(String name) {
    return ((List<?>) at(name)).stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
  }

  /** The value of one member of each object in a list. */
  List<Object> all(String list, String name) {
    return list(list).stream().<Object>map(item -> item.get(name)).toList();
  }

  Map<?, ?> json() {
    assertThat(contentType()).startsWith("application/").contains("json");
    return (Map<?, ?>) PythonJson.loads(text());
  }

  /** The path of the header Link with this relation; fails without one. */
  String link(String relation) {
    Matcher link = Pattern.compile("<([^>]+)>; rel=\"" + relation + "\"").matcher(header("Link"));
    assertThat(link.find()).as("rel=%s in Link: %s", relation, header("Link")).isTrue();
    return link.group(1);
  }

  /** A problem document of this status, without a word of the server's inside. */
  Answer isProblem(int status) {
    assertThat(status()).as(this::describe).isEqualTo(status);
    assertThat(contentType()).as(this::describe).isEqualTo("application/problem+json");
    assertThat(json().keySet().stream().map(String::valueOf))
        .as(this::describe)
        .startsWith("type", "title", "status", "detail");
    assertThat(at("status")).isEqualTo((long) status);
    assertThat(text()).doesNotContainPattern(SERVER_INTERNALS);
    assertThat(header("Cache-Control")).isEqualTo("no-store");
    return this;
  }

  /** About this field, with these words in the detail. */
  Answer about(String field, String... words) {
    assertThat(at("field")).as(this::describe).isEqualTo(field);
    assertThat(words)
        .as(this::describe)
        .allSatisfy(word -> assertThat(String.valueOf(at("detail"))).contains(word));
    return this;
  }

  /** The answer's status. */
  Answer is(int status) {
    assertThat(status()).as(this::describe).isEqualTo(status);
    return this;
  }

  private String describe() {
    String body = text();
    return "%s %s: %s"
        .formatted(
            response.request().method(),
            response.uri(),
            body.substring(0, Math.min(body.length(), 2000)));
  }
}
