package org.celeryresults.rest.chord;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.celeryresults.chord.ChordCounter;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.rest.answer.Conditional;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.rest.group.UnreadableGroup;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.PathId;
import org.celeryresults.rest.request.QueryParameters;
import org.jspecify.annotations.Nullable;

/** One chord, also when it is complete, until that expires. */
@Path("api/chords/{group_id}")
@RequestScoped
public class ChordResource {
  private static final String ID = "group_id";

  @Inject private ChordManager chords;

  /** How far it is; three statements, and one for each 1000 members. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response get(@PathParam(ID) String path, @Context UriInfo uri, @Context Request request) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    return Conditional.ok(request, Json.of(json(PathId.checked(ID, path))));
  }

  private Map<String, @Nullable Object> json(String groupId) {
    try {
      return chords
          .progress(groupId)
          .map(ChordJson::progress)
          .orElseThrow(() -> Complaint.NO_SUCH_CHORD.of(groupId));
    } catch (CeleryResultsException e) {
      return withoutMembers(groupId, e);
    }
  }

  /** A chord whose header can't be read is shown with the reason in its members' place. */
  private Map<String, @Nullable Object> withoutMembers(String groupId, CeleryResultsException e) {
    Map<String, @Nullable Object> reason = UnreadableGroup.because(e);
    int remaining = chords.findChord(groupId).map(ChordCounter::count).orElse(0);
    Map<String, @Nullable Object> json =
        ChordJson.count(groupId, remaining, Optional.empty(), Optional.empty());
    json.putAll(reason);
    return json;
  }
}
