package org.celeryresults.rest.problem;

import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with a request, numbered from 201 on: the managers' own messages ({@link
 * org.celeryresults.message.Message}) have the numbers below.
 */
public enum Complaint {
  UNKNOWN_PARAMETER(201, Status.BAD_REQUEST, "There is no parameter '%s' here."),
  REPEATED_PARAMETER(202, Status.BAD_REQUEST, "The parameter '%s' was given more than once."),
  INVALID_PARAMETER(203, Status.BAD_REQUEST, "%s: '%s' is not %s."),
  RANGE_REVERSED(204, Status.BAD_REQUEST, "%s lies before %s."),
  MALFORMED_JSON(205, Status.BAD_REQUEST, "The body can't be read: %s"),
  NOT_AN_OBJECT(206, Status.BAD_REQUEST, "The body must be a JSON object, not %s."),
  NOT_UTF8(207, Status.BAD_REQUEST, "The body is not UTF-8."),
  UNKNOWN_FIELD(208, Status.BAD_REQUEST, "There is no field '%s' that can be written."),
  WRONG_TYPE(209, Status.BAD_REQUEST, "%s must be %s, not %s."),
  NOT_SERIALIZED(
      210,
      Status.BAD_REQUEST,
      "%s must be a string that holds the serialized value, not %s. For the value {\"n\": 1} and"
          + " content_type application/json write {\"%1$s\": \"{\\\"n\\\": 1}\"}."),
  ID_MISMATCH(211, Status.BAD_REQUEST, "%s is '%s' in the body, but '%s' in the path."),
  EITHER_OR(212, Status.BAD_REQUEST, "Give either %s or %s, not both."),
  NO_SUCH_TASK(213, Status.NOT_FOUND, "No task with the id '%s' is stored."),
  NO_SUCH_GROUP(214, Status.NOT_FOUND, "No group with the id '%s' is stored."),
  BODY_TOO_LARGE(
      215, Status.REQUEST_ENTITY_TOO_LARGE, "The body is larger than %d bytes, the limit here."),
  BODY_REFUSED(
      216,
      Status.REQUEST_ENTITY_TOO_LARGE,
      "The body could not be read to its end. Mostly it is larger than the server's own limit"
          + " (WildFly: max-post-size of the http-listener)."),
  NOT_JSON(
      217,
      Status.UNSUPPORTED_MEDIA_TYPE,
      "Send the body as application/json in UTF-8. Content-Type must say so even without a body."),
  INCIDENT(218, Status.INTERNAL_SERVER_ERROR, "Something went wrong here. The log tells more."),
  SEMICOLON_IN_PATH(219, Status.BAD_REQUEST, "Write a semicolon in a path as %%3B."),
  PATH_NOT_UTF8(220, Status.BAD_REQUEST, "The path is not percent-encoded UTF-8."),
  MALFORMED_HEADER(221, Status.BAD_REQUEST, "The header %s can't be understood: %s"),
  NO_SUCH_STORE(230, Status.BAD_REQUEST, "%s: no store with the alias '%s' is configured."),
  NO_SUCH_CHORD(250, Status.NOT_FOUND, "No chord with the id '%s' is known."),
  CHORD_NOT_WAITING(
      251,
      Status.NOT_FOUND,
      "No chord with the id '%s' waits for parts: it is complete, has expired, or was never"
          + " begun."),
  NO_MEMBER(
      252,
      Status.BAD_REQUEST,
      "%s: item %d, counted from 0, is neither a task's id nor Celery's result tuple"
          + " [[id, parent], members]. %s"),
  NO_SUCH_COMPLETION(253, Status.BAD_REQUEST, "%s: there is no '%s' of chord '%s'."),
  PURGE_ENDED(254, Status.CONFLICT, "Purge '%s' has ended: there is nothing to stop."),
  NOT_PINNED(255, Status.NOT_FOUND, "No task or group with the id '%s' is pinned."),
  RULES_CHANGED(
      256,
      Status.PRECONDITION_FAILED,
      "The rules are no longer those that If-Match names: somebody has changed them. Get them, and"
          + " change those."),
  NOT_READY(
      240,
      Status.SERVICE_UNAVAILABLE,
      "The store of the results is not ready: its database is away, or not as it must be."
          + " The server's log says why. Try again.");

  private final int number;
  private final Status status;
  private final String pattern;

  Complaint(int number, Status status, String pattern) {
    this.number = number;
    this.status = status;
    this.pattern = pattern;
  }

  /** The number as it is shown: {@code CELRES-0201}. */
  public String code() {
    return String.format(Locale.ROOT, "CELRES-%04d", number);
  }

  /** The problem, about no field in particular. */
  public Problem problem(@Nullable Object... values) {
    return Problem.of(status.getStatusCode(), text(values)).withCode(code());
  }

  /** The failure, about no field in particular. */
  public ProblemException of(@Nullable Object... values) {
    return new ProblemException(problem(values));
  }

  /** The failure, about a field or parameter that is the first value of the text. */
  public ProblemException about(String field, @Nullable Object... values) {
    @Nullable Object[] all = new @Nullable Object[values.length + 1];
    all[0] = field;
    System.arraycopy(values, 0, all, 1, values.length);
    return new ProblemException(problem(all).withField(field));
  }

  private String text(@Nullable Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
