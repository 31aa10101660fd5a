package org.celeryresults.rest.retention;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.celeryresults.rest.answer.PageLinks;
import org.celeryresults.rest.request.Paging;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.retention.Pin;
import org.celeryresults.retention.RetentionManager;
import org.celeryresults.store.Page;
import org.jspecify.annotations.Nullable;

/** The pins. */
@Path("api/pins")
@RequestScoped
public class PinsResource {
  @Inject private RetentionManager retention;

  /** A page, the first made first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response search(@Context UriInfo uri) {
    QueryParameters parameters =
        QueryParameters.of(uri.getQueryParameters(), Set.of("page_size", "cursor"));
    Page<Pin> page = retention.pins(Paging.of(parameters));
    List<Map<String, @Nullable Object>> lines = page.items().stream().map(PinJson::of).toList();
    return new PageLinks(uri.getRequestUri(), page).answer(Map.of("pins", lines));
  }
}
