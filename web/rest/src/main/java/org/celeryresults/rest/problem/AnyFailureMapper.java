package org.celeryresults.rest.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Whatever no other mapper knows: 500, with an incident that the log explains. */
@Provider
public class AnyFailureMapper implements ExceptionMapper<Throwable> {
  @Override
  public Response toResponse(Throwable failure) {
    return Incident.logged(failure, Complaint.INCIDENT.problem()).response();
  }
}
