package org.celeryresults.starter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the started server says of itself. */
final class Health {
  private static final Pattern REASON = Pattern.compile("\"(CELRES-(?:[^\"\\\\]|\\\\.)*)\"");

  private final URI address;

  /**
   * @param address of the server's readiness
   */
  Health(URI address) {
    this.address = address;
  }

  /** Why the application can't be used; empty when it can. */
  Optional<String> reason() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    return answer.statusCode() == 200 ? Optional.empty() : Optional.of(reasons(answer.body()));
  }

  /** Our own messages in the answer; all of it when there is none. */
  static String reasons(String body) {
    String reasons =
        REASON.matcher(body).results().map(Health::text).collect(Collectors.joining("\n "));
    return reasons.isEmpty() ? body : reasons;
  }

  private static String text(MatchResult reason) {
    return reason.group(1).replaceAll("\\\\(.)", "$1");
  }
}
