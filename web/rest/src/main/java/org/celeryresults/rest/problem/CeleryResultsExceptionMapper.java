package org.celeryresults.rest.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.EnumSet;
import java.util.Set;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;

/**
 * Failures of the managers: a bad value is the client's (400), an id that the database takes for
 * another's too (409), a database that stays busy or away passes (503), everything else is ours
 * (500).
 */
@Provider
public class CeleryResultsExceptionMapper implements ExceptionMapper<CeleryResultsException> {
  private static final String RETRY_AFTER_SECONDS = "5";
  private static final Set<Message> PASSING =
      EnumSet.of(Message.RETRIES_EXHAUSTED, Message.SCHEMA_NOT_INSPECTED);
  private static final Problem UNAVAILABLE =
      Problem.of(
          Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
          "The database does not answer in time. Try again.");

  @Override
  public Response toResponse(CeleryResultsException failure) {
    Response answer = problem(failure).response();
    if (answer.getStatus() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
      answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer;
  }

  /** What the client is told; what is not the client's is logged. */
  static Problem problem(CeleryResultsException failure) {
    if (failure instanceof InvalidValueException invalid) {
      return invalid(invalid);
    }
    String code = failure.kind().code();
    return PASSING.contains(failure.kind())
        ? Incident.noted(failure, UNAVAILABLE.withCode(code))
        : Incident.logged(failure, Complaint.INCIDENT.problem().withCode(code));
  }

  private static Problem invalid(InvalidValueException invalid) {
    String code = invalid.kind().code();
    String detail = String.valueOf(invalid.getMessage()).replaceFirst("^" + code + ": ", "");
    Response.Status status =
        invalid.kind() == Message.IDS_MERGED
            ? Response.Status.CONFLICT
            : Response.Status.BAD_REQUEST;
    return Problem.of(status.getStatusCode(), detail).withCode(code).withField(invalid.field());
  }
}
