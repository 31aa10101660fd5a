package org.celeryresults.rest.purge;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeManager;
import org.celeryresults.rest.answer.Conditional;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.rest.request.PathId;
import org.celeryresults.rest.request.QueryParameters;

/** One purge, while it is at work and until the history forgets it. */
@Path("api/purges/{id}")
@RequestScoped
public class PurgeResource {
  private static final String ID = "id";

  @Inject private PurgeManager purges;

  /** How far it is. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response get(@PathParam(ID) String path, @Context UriInfo uri, @Context Request request) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    String id = PathId.checked(ID, path);
    Purge purge =
        purges.find(id).orElseThrow(() -> new CeleryResultsException(Message.PURGE_UNKNOWN, id));
    return Conditional.ok(request, Json.of(PurgeJson.of(purge)));
  }
}
