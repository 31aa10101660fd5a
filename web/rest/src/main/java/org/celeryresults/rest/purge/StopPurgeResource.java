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
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeManager;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.Body;
import org.celeryresults.rest.request.PathId;
import org.celeryresults.rest.request.QueryParameters;

/** Stops a purge. */
@Path("api/purges/{id}/stop")
@RequestScoped
public class StopPurgeResource {
  private static final String ID = "id";

  @Inject private PurgeManager purges;
  @Context private UriInfo uri;

  /** It ends after the batch that it is at, so 202. 409 when it has ended. No body. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response stop(@PathParam(ID) String path, @Context HttpHeaders headers, InputStream body) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    Body.readOptional(body, headers).only(Set.of());
    String id = PathId.checked(ID, path);
    if (!purges.stop(id)) {
      throw Complaint.PURGE_ENDED.of(id);
    }
    Purge purge =
        purges.find(id).orElseThrow(() -> new CeleryResultsException(Message.PURGE_UNKNOWN, id));
    return PurgeAnswer.accepted(uri, purge);
  }
}
