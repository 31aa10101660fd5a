package org.celeryresults.rest.problem;

import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.celeryresults.rest.answer.Json;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457). The type is always {@code about:blank}: the status says what kind
 * it is, the code which one exactly.
 *
 * @param status the HTTP status
 * @param detail what is wrong with this very request
 * @param code the number of the message, {@code CELRES-0002}; null for plain HTTP failures
 * @param field the parameter or field that it is about
 * @param allowed what could be given instead; empty where that can't be listed
 * @param purgeId the purge that is in the way; null where none is
 * @param incident what to look for in the log; null when the client can mend it
 */
public record Problem(
    int status,
    String detail,
    @Nullable String code,
    @Nullable String field,
    List<String> allowed,
    @Nullable String purgeId,
    @Nullable String incident) {
  /** Its media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Copies what is allowed. */
  public Problem {
    allowed = List.copyOf(allowed);
  }

  /** A problem of which only status and detail are known. */
  public static Problem of(int status, String detail) {
    return new Problem(status, detail, null, null, List.of(), null, null);
  }

  /** With the number of its message. */
  public Problem withCode(String newCode) {
    return new Problem(status, detail, newCode, field, allowed, purgeId, incident);
  }

  /** About this field. */
  public Problem withField(String newField) {
    return new Problem(status, detail, code, newField, allowed, purgeId, incident);
  }

  /** With what could be given instead. */
  public Problem withAllowed(Collection<String> values) {
    return new Problem(status, detail, code, field, List.copyOf(values), purgeId, incident);
  }

  /** Because of that purge. */
  public Problem withPurgeId(String id) {
    return new Problem(status, detail, code, field, allowed, id, incident);
  }

  /** To be found in the log. */
  public Problem withIncident(String id) {
    return new Problem(status, detail, code, field, allowed, purgeId, id);
  }

  /** The document. */
  public Json json() {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", title());
    body.put("status", (long) status);
    body.put("detail", detail);
    putIfPresent(body, "code", code);
    putIfPresent(body, "field", field);
    putIfPresent(body, "allowed", allowed.isEmpty() ? null : allowed);
    putIfPresent(body, "purge_id", purgeId);
    putIfPresent(body, "incident", incident);
    return Json.of(body);
  }

  /** The answer. */
  public Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(json()).build();
  }

  private String title() {
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "HTTP " + status : known.getReasonPhrase();
  }

  private static void putIfPresent(
      Map<String, @Nullable Object> body, String key, @Nullable Object value) {
    if (value != null) {
      body.put(key, value);
    }
  }
}
