package org.celeryresults.it.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.celeryresults.it.server.Client;
import org.celeryresults.it.server.TestEnvironment;
import org.celeryresults.payload.PythonJson;

/**
 * The application on the test server, as one of its users sees it. Paths begin at the context root,
 * {@code "api/tasks"}, or at the server's, {@code "/celery-results/api/tasks"}.
 */
final class Api {

  static final Api VIEWER = new Api(Client.viewer());
  static final Api OPERATOR = new Api(Client.operator());
  static final Api ANONYMOUS = new Api(Client.anonymous());

  private static final String CONTEXT = "/celery-results/";
  private static final String JSON = "application/json";

  private final Client client;

  private Api(Client client) {
    this.client = client;
  }

  /** One segment of a path. */
  static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Headers: names and values in turn. */
  Answer get(String path, String... headers) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer put(String path, Map<String, ?> document) throws IOException, InterruptedException {
    return put(path, PythonJson.dumps(document));
  }

  Answer put(String path, String json) throws IOException, InterruptedException {
    return send("PUT", path, BodyPublishers.ofString(json), "Content-Type", JSON);
  }

  Answer post(String path, Map<String, ?> document) throws IOException, InterruptedException {
    return post(path, PythonJson.dumps(document));
  }

  /** Empty: without a body. */
  Answer post(String path, String json) throws IOException, InterruptedException {
    BodyPublisher body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    return send("POST", path, body, "Content-Type", JSON);
  }

  Answer delete(String path) throws IOException, InterruptedException {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  Answer send(String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new Answer(client.send(request, BodyHandlers.ofByteArray()));
  }

  private static URI uri(String path) {
    return TestEnvironment.server().http(path.startsWith("/") ? path : CONTEXT + path);
  }
}
