package org.celeryresults.it.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.celeryresults.it.conformance.Fixture;
import org.celeryresults.payload.PythonJson;

/**
 * What django-celery-results answered to one question about the rows of the fixture ({@code http}
 * in {@code expected….json}). The answers of a process with another serializer ({@code
 * http_foreign}) are no yardstick: ours decodes each row by its own type.
 *
 * @param kind {@code task} or {@code group}
 * @param view {@code status} or {@code done}
 * @param id the task's or group's
 * @param title the fixture's case, or the id of a row that belongs to one
 * @param answer as it stands there
 */
record PythonAnswer(String kind, String view, String id, String title, Map<?, ?> answer) {

  /** Every answer of a fixture. */
  static Stream<PythonAnswer> all(Fixture fixture) {
    Map<?, ?> expected = (Map<?, ?>) PythonJson.loads(text(fixture));
    return Stream.of("task", "group")
        .flatMap(
            kind ->
                ((Map<?, ?>) expected.get(kind + "s"))
                    .entrySet().stream()
                        .flatMap(
                            row -> of(kind, (String) row.getKey(), (Map<?, ?>) row.getValue())));
  }

  private static Stream<PythonAnswer> of(String kind, String id, Map<?, ?> row) {
    String title = row.get("case") instanceof String text ? text : id;
    Map<?, ?> http = (Map<?, ?>) row.get("http");
    return http.entrySet().stream()
        .map(
            view ->
                new PythonAnswer(
                    kind, (String) view.getKey(), id, title, (Map<?, ?>) view.getValue()));
  }

  /** The path today. */
  String nounFirst() {
    return "%s/%s/%s/".formatted(kind, view, Api.segment(id));
  }

  /** The older path. */
  String idFirst() {
    return kind.equals("task")
        ? "%s/%s/".formatted(Api.segment(id), view)
        : "%s/group/%s/".formatted(Api.segment(id), view);
  }

  /** What raised in Python, which a browser sees as status 500. */
  Optional<String> raises() {
    return Optional.ofNullable((Map<?, ?>) answer.get("raises"))
        .map(failure -> (String) failure.get("class"));
  }

  /** Empty when it is long and only its digest is known. */
  Optional<String> body() {
    return Optional.ofNullable((String) answer.get("body"));
  }

  /** Status, content type and every byte. */
  boolean isEqualTo(Answer ours) {
    return Long.valueOf(ours.status()).equals(answer.get("status"))
        && ours.contentType().equals(answer.get("content_type"))
        && (answer.containsKey("body")
            ? ours.text().equals(answer.get("body"))
            : Long.valueOf(ours.bytes().length).equals(answer.get("body_length"))
                && sha256(ours.bytes()).equals(answer.get("body_sha256")));
  }

  @Override
  public String toString() {
    return "%s/%s of %s".formatted(kind, view, title);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Fixture fixture) {
    try (InputStream in = PythonAnswer.class.getResourceAsStream("/" + fixture.expected())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
