package org.celeryresults.rest.chord;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.celeryresults.chord.ChordCompletion;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.chord.Delivery;
import org.celeryresults.rest.answer.Answers;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.Body;
import org.celeryresults.rest.request.PathId;
import org.celeryresults.rest.request.QueryParameters;
import org.jspecify.annotations.Nullable;

/** Tells listeners again what became of a chord. */
@Path("api/chords/{group_id}/redeliver")
@RequestScoped
public class RedeliverChordResource {
  private static final String ID = "group_id";
  private static final String COMPLETION_ID = "completion_id";

  @Inject private ChordManager chords;
  @Context private UriInfo uri;

  /** All that are dead; with {@code completion_id} in the body that one, dead or not. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response redeliver(
      @PathParam(ID) String path, @Context HttpHeaders headers, InputStream body) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    String wanted =
        Body.readOptional(body, headers).only(Set.of(COMPLETION_ID)).text(COMPLETION_ID);
    String groupId = PathId.checked(ID, path);
    List<ChordCompletion> known =
        chords
            .progress(groupId)
            .orElseThrow(() -> Complaint.NO_SUCH_CHORD.of(groupId))
            .completions();
    List<String> chosen = wanted == null ? dead(known) : one(known, wanted, groupId);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(ID, groupId);
    json.put("redelivered", chosen.stream().filter(chords::redeliver).toList());
    return Answers.json(json);
  }

  private static List<String> dead(List<ChordCompletion> completions) {
    return completions.stream()
        .filter(completion -> completion.delivery() == Delivery.DEAD)
        .map(ChordCompletion::completionId)
        .toList();
  }

  private static List<String> one(
      List<ChordCompletion> completions, String wanted, String groupId) {
    if (completions.stream().noneMatch(one -> one.completionId().equals(wanted))) {
      throw Complaint.NO_SUCH_COMPLETION.about(COMPLETION_ID, wanted, groupId);
    }
    return List.of(wanted);
  }
}
