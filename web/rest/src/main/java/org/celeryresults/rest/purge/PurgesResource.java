package org.celeryresults.rest.purge;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeManager;
import org.celeryresults.rest.answer.PageLinks;
import org.celeryresults.rest.request.Body;
import org.celeryresults.rest.request.Paging;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.store.Page;
import org.jspecify.annotations.Nullable;

/** The purges: begun, and listed. */
@Path("api/purges")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PurgesResource {
  @Inject private PurgeManager purges;
  @Context private UriInfo uri;

  /** A page, the one begun last first. */
  @GET
  public Response search() {
    QueryParameters parameters =
        QueryParameters.of(uri.getQueryParameters(), Set.of("page_size", "cursor"));
    Page<Purge> page = purges.search(Paging.of(parameters));
    List<Map<String, @Nullable Object>> lines = page.items().stream().map(PurgeJson::of).toList();
    return new PageLinks(uri.getRequestUri(), page).answer(Map.of("purges", lines));
  }

  /** Begins one: 202, it is at work when this has been answered. No body: as configured. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response start(@Context HttpHeaders headers, InputStream body) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    Map<String, String> parameters = ParametersDocument.of(Body.readOptional(body, headers));
    return PurgeAnswer.accepted(uri, start(parameters));
  }

  private Purge start(Map<String, String> parameters) {
    try {
      return purges.start(parameters);
    } catch (InvalidValueException e) {
      throw ParameterNames.ofClient(e, "");
    }
  }
}
