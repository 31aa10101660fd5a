package org.celeryresults.rest.answer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.celeryresults.store.Stored;
import org.jspecify.annotations.Nullable;

/** Answers to a PUT. */
public final class StoredAnswer {
  private StoredAnswer() {}

  /**
   * 201 with the address (a path: the Host header is the client's word) for a new row, else 200;
   * with the row as it is stored now, and {@code effect}: created, replaced, or kept when the row
   * was left as it was.
   */
  public static Response of(Stored.Effect effect, URI address, Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(row);
    json.put("effect", effect.name().toLowerCase(Locale.ROOT));
    Response.ResponseBuilder answer =
        effect == Stored.Effect.CREATED
            ? Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, address.getRawPath())
            : Response.ok();
    return answer.entity(Json.of(json)).type(MediaType.APPLICATION_JSON_TYPE).build();
  }
}
