package org.celeryresults.rest.chord;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.rest.answer.Answers;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.rest.answer.PageLinks;
import org.celeryresults.rest.request.Body;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.store.Page;
import org.jspecify.annotations.Nullable;

/** The chords that wait for parts. */
@Path("api/chords")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChordsResource {
  @Inject private ChordManager chords;
  @Context private UriInfo uri;

  /** A page, by group id; with {@code stuck} those of it that are stuck: maybe none of many. */
  @GET
  public Response search() {
    ChordQuery query = ChordQuery.of(uri.getQueryParameters());
    return query
        .stuck()
        .map(longerThan -> page(chords.getStuck(longerThan, query.page()), ChordJson::stuck))
        .orElseGet(() -> page(chords.search(query.page()), ChordJson::summary));
  }

  /** Begins a chord: 201 for the one who did, 200 when it had been begun with these members. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response begin(@Context HttpHeaders headers, InputStream body) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    ChordDocument chord = ChordDocument.of(Body.read(body, headers));
    String groupId = chord.groupId();
    return chords.createChord(groupId, chord.members(), chord.size())
        ? Response.status(Response.Status.CREATED)
            .header(HttpHeaders.LOCATION, address(groupId))
            .entity(Json.of(ChordJson.effect(groupId, "BEGUN")))
            .type(MediaType.APPLICATION_JSON_TYPE)
            .build()
        : Answers.json(ChordJson.effect(groupId, "KNOWN"));
  }

  private <T> Response page(Page<T> page, Function<T, Map<String, @Nullable Object>> line) {
    List<Map<String, @Nullable Object>> lines = page.items().stream().map(line).toList();
    return new PageLinks(uri.getRequestUri(), page).answer(Map.of("chords", lines));
  }

  /** A path, as one segment: the Host header is the client's word. */
  private String address(String groupId) {
    String segment = URLEncoder.encode(groupId, StandardCharsets.UTF_8).replace("+", "%20");
    return uri.getBaseUri().getRawPath() + "api/chords/" + segment;
  }
}
