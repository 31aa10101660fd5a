package org.celeryresults.rest.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.purge.PurgeHeldException;

/**
 * Failures of the managers: a bad value is the client's (400), one that doesn't go with what is
 * stored or under way too (409), as is an id that isn't known (404), one that is larger than the
 * database takes too (413), a database that stays busy or away passes (503), as does a batch
 * runtime that refuses, everything else is ours (500).
 */
@Provider
public class CeleryResultsExceptionMapper implements ExceptionMapper<CeleryResultsException> {
  private static final String RETRY_AFTER_SECONDS = "5";
  private static final Problem UNAVAILABLE =
      Problem.of(
          Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
          "The database does not answer in time. Try again.");
  private static final Problem NOT_READY =
      Problem.of(
          Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
          "The store of the results is not ready: its database is away, or its tables are not as"
              + " they must be. The server's log tells more. Try again.");

  private static final Problem NO_JOB =
      Problem.of(
          Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
          "The server's batch runtime refused to start the purge. Try again.");

  @Override
  public Response toResponse(CeleryResultsException failure) {
    Response answer = problem(failure).response();
    if (answer.getStatus() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
      answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer;
  }

  /**
   * What the client is told; what is not the client's is logged, but for a store that isn't ready,
   * which is told once, when it begins.
   */
  static Problem problem(CeleryResultsException failure) {
    if (failure instanceof InvalidValueException invalid) {
      return invalid(invalid);
    }
    String code = failure.kind().code();
    return switch (failure.kind()) {
      case RETRIES_EXHAUSTED, SCHEMA_NOT_INSPECTED ->
          Incident.noted(failure, UNAVAILABLE.withCode(code));
      case PURGE_NOT_STARTED -> Incident.noted(failure, NO_JOB.withCode(code));
      case CHORD_DIFFERS, GROUP_UNREADABLE, PURGE_COMPLETED -> conflict(failure);
      case PURGE_HELD -> held(failure);
      case PURGE_UNKNOWN -> told(Response.Status.NOT_FOUND, failure);
      case STORE_NOT_READY, DATASOURCE_NOT_FOUND -> NOT_READY.withCode(code);
      default -> Incident.logged(failure, Complaint.INCIDENT.problem().withCode(code));
    };
  }

  private static Problem invalid(InvalidValueException invalid) {
    Problem problem =
        switch (invalid.kind()) {
          case IDS_MERGED, PART_FOREIGN -> conflict(invalid);
          case LARGER_THAN_PACKET -> told(Response.Status.REQUEST_ENTITY_TOO_LARGE, invalid);
          default -> told(Response.Status.BAD_REQUEST, invalid);
        };
    return problem.withField(invalid.field());
  }

  private static Problem held(CeleryResultsException failure) {
    Problem problem = conflict(failure);
    return failure instanceof PurgeHeldException other
        ? problem.withPurgeId(other.purgeId())
        : problem;
  }

  private static Problem conflict(CeleryResultsException failure) {
    return told(Response.Status.CONFLICT, failure);
  }

  private static Problem told(Response.Status status, CeleryResultsException failure) {
    String code = failure.kind().code();
    String detail = String.valueOf(failure.getMessage()).replaceFirst("^" + code + ": ", "");
    return Problem.of(status.getStatusCode(), detail).withCode(code);
  }
}
