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
import java.util.Set;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.rest.answer.Answers;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.Body;
import org.celeryresults.rest.request.PathId;
import org.celeryresults.rest.request.QueryParameters;

/** Completes a chord by hand. */
@Path("api/chords/{group_id}/complete")
@RequestScoped
public class CompleteChordResource {
  private static final String ID = "group_id";

  @Inject private ChordManager chords;
  @Context private UriInfo uri;

  /** Whatever it waits for: listeners are told as if the last part had returned. No body. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response complete(
      @PathParam(ID) String path, @Context HttpHeaders headers, InputStream body) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    Body.readOptional(body, headers).only(Set.of());
    String groupId = PathId.checked(ID, path);
    if (!chords.completeChord(groupId)) {
      throw Complaint.CHORD_NOT_WAITING.of(groupId);
    }
    return Answers.json(ChordJson.effect(groupId, "COMPLETED"));
  }
}
