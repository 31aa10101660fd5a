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
import java.util.Map;
import java.util.Set;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.chord.PartReturned;
import org.celeryresults.rest.answer.Answers;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.Body;
import org.celeryresults.rest.request.PathId;
import org.celeryresults.rest.request.QueryParameters;
import org.jspecify.annotations.Nullable;

/** A part of a chord that returns. */
@Path("api/chords/{group_id}/parts/{task_id}")
@RequestScoped
public class ChordPartResource {
  private static final String GROUP_ID = "group_id";
  private static final String TASK_ID = "task_id";

  @Inject private ChordManager chords;
  @Context private UriInfo uri;

  /** Counts it, once however often it is sent. 404 when nothing waits for it; no body. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response returned(
      @PathParam(GROUP_ID) String group,
      @PathParam(TASK_ID) String task,
      @Context HttpHeaders headers,
      InputStream body) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    Body.readOptional(body, headers).only(Set.of());
    String groupId = PathId.checked(GROUP_ID, group);
    String taskId = PathId.checked(TASK_ID, task);
    PartReturned part = chords.partReturned(groupId, taskId);
    if (part.effect() == PartReturned.Effect.UNKNOWN_CHORD) {
      throw Complaint.CHORD_NOT_WAITING.of(groupId);
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(GROUP_ID, groupId);
    json.put(TASK_ID, taskId);
    json.put("effect", part.effect().name());
    json.put("remaining", (long) part.remaining());
    return Answers.json(json);
  }
}
