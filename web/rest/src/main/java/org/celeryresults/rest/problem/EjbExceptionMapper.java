package org.celeryresults.rest.problem;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.celeryresults.message.CeleryResultsException;

/** What the EJB container has wrapped is answered as if it were not wrapped. */
@Provider
public class EjbExceptionMapper implements ExceptionMapper<EJBException> {
  @Override
  public Response toResponse(EJBException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CeleryResultsException ours) {
        return new CeleryResultsExceptionMapper().toResponse(ours);
      }
    }
    return problem(failure).response();
  }

  /** What the client is told when the container failed by itself. */
  static Problem problem(EJBException failure) {
    return failure instanceof EJBAccessException
        ? HttpFailure.problem(Response.Status.FORBIDDEN.getStatusCode())
        : Incident.logged(failure, Complaint.INCIDENT.problem());
  }
}
