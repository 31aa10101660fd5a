package org.celeryresults.rest.chord;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.chord.CompletionSummary;
import org.celeryresults.chord.Delivery;
import org.celeryresults.rest.answer.PageLinks;
import org.celeryresults.rest.request.Paging;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.store.Page;
import org.jspecify.annotations.Nullable;

/** What listeners were or are to be told of all chords. Not below them: any id may be a group's. */
@Path("api/chord-completions")
@RequestScoped
public class ChordCompletionsResource {
  private static final String DELIVERY = "delivery";
  private static final List<String> DELIVERIES =
      Arrays.stream(Delivery.values()).map(Delivery::name).toList();

  @Inject private ChordManager chords;

  /** A page, the oldest first; of one {@code delivery} or of all. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response search(@Context UriInfo uri) {
    QueryParameters parameters =
        QueryParameters.of(uri.getQueryParameters(), Set.of(DELIVERY, "page_size", "cursor"));
    Delivery delivery = parameters.choice(DELIVERY, DELIVERIES, Delivery::valueOf);
    Page<CompletionSummary> page =
        chords.completions(Optional.ofNullable(delivery), Paging.of(parameters));
    List<Map<String, @Nullable Object>> lines =
        page.items().stream().map(CompletionJson::summary).toList();
    return new PageLinks(uri.getRequestUri(), page).answer(Map.of("completions", lines));
  }
}
