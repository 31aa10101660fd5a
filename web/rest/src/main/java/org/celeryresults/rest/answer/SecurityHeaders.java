package org.celeryresults.rest.answer;

import java.util.Map;

/** Headers of every answer: nothing of it is to be run, framed, guessed at or kept by others. */
public final class SecurityHeaders {
  /** The headers by name. */
  public static final Map<String, String> ALL =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer");

  /** What caches are told where nothing else is said. */
  public static final String CACHE_CONTROL = "no-store";

  private SecurityHeaders() {}
}
