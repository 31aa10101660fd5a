package org.celeryresults.rest.purge;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Set;
import org.celeryresults.purge.PurgeManager;
import org.celeryresults.rest.request.Body;
import org.celeryresults.rest.request.PathId;
import org.celeryresults.rest.request.QueryParameters;

/** Lets a purge that was stopped, or that failed, go on. */
@Path("api/purges/{id}/restart")
@RequestScoped
public class RestartPurgeResource {
  private static final String ID = "id";

  @Inject private PurgeManager purges;
  @Context private UriInfo uri;

  /** With the same parameters, behind what it has done. 409 when it has completed. No body. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response restart(
      @PathParam(ID) String path, @Context HttpHeaders headers, InputStream body) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    Body.readOptional(body, headers).only(Set.of());
    String id = PathId.checked(ID, path);
    return PurgeAnswer.accepted(uri, purges.restart(id));
  }
}
