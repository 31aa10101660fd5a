package org.celeryresults.it.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** An HTTP client that sends what a user of the API would send. */
public final class Client {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** For a request to a server that was killed, and never answers. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Optional<String> authorization;

  private Client(Optional<String> authorization) {
    this.authorization = authorization;
  }

  /** Somebody who doesn't say who they are. */
  public static Client anonymous() {
    return new Client(Optional.empty());
  }

  /** The test server's user that may read. */
  public static Client viewer() {
    return as("viewer", "viewer-secret");
  }

  /** The test server's user that may write. */
  public static Client operator() {
    return as("operator", "operator-secret");
  }

  /** By BASIC, with the first request. */
  public static Client as(String user, String password) {
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Client(Optional.of("Basic " + Base64.getEncoder().encodeToString(credentials)));
  }

  /** Reads. */
  public HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri).GET());
  }

  /** Writes JSON. */
  public HttpResponse<String> put(URI uri, String json) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  /** Sends JSON. */
  public HttpResponse<String> post(URI uri, String json) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** Deletes. */
  public HttpResponse<String> delete(URI uri) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri).DELETE());
  }

  /** Whatever else. */
  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return send(request, BodyHandlers.ofString());
  }

  /** Whatever else, the answer as one likes. */
  public <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> answer)
      throws IOException, InterruptedException {
    authorization.ifPresent(value -> request.header("Authorization", value));
    return HTTP.send(request.timeout(LONGEST).build(), answer);
  }
}
