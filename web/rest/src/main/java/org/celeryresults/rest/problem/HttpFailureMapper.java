package org.celeryresults.rest.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Failures that the REST runtime finds by itself: no such path, method, media type. */
@Provider
public class HttpFailureMapper implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException failure) {
    Response found = failure.getResponse();
    Problem problem = HttpFailure.problem(found.getStatus());
    if (found.getStatusInfo().getFamily() == Response.Status.Family.SERVER_ERROR) {
      return Incident.logged(failure, problem).response();
    }
    Response answer = problem.response();
    String allow = found.getHeaderString(HttpHeaders.ALLOW);
    if (allow != null) {
      answer.getHeaders().putSingle(HttpHeaders.ALLOW, allow);
    }
    return answer;
  }
}
