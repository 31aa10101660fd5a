package org.celeryresults.rest.answer;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Plain answers. */
public final class Answers {
  private Answers() {}

  /** 200 with JSON, whatever the client accepts. */
  public static Response json(@Nullable Object value) {
    return Response.ok(Json.of(value), MediaType.APPLICATION_JSON_TYPE).build();
  }
}
