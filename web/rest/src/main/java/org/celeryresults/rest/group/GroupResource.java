package org.celeryresults.rest.group;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.celeryresults.group.GroupResult;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.rest.answer.Conditional;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.rest.answer.StoredAnswer;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.Body;
import org.celeryresults.rest.request.PathId;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.store.Stored;
import org.jspecify.annotations.Nullable;

/** One saved group. */
@Path("api/groups/{group_id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class GroupResource {
  private static final String ID = "group_id";

  @Inject private GroupResultManager groups;
  @Context private UriInfo uri;

  /** The row and how far the group is; two statements for up to 1000 members. */
  @GET
  public Response get(@PathParam(ID) String path, @Context Request request) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    String groupId = PathId.checked(ID, path);
    GroupResult group =
        groups.findGroup(groupId).orElseThrow(() -> Complaint.NO_SUCH_GROUP.of(groupId));
    return Conditional.ok(request, Json.of(json(group)));
  }

  /** Stores the group: 201 for a new row, 200 for a replaced one. Its tasks stay as they are. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam(ID) String groupId, @Context HttpHeaders headers, InputStream body) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    Stored<GroupResult> stored =
        groups.storeGroupResult(GroupDocument.outcome(groupId, Body.read(body, headers)));
    return StoredAnswer.of(stored.effect(), uri.getAbsolutePath(), json(stored.row()));
  }

  /** Deletes the row, not its tasks. */
  @DELETE
  public Response delete(@PathParam(ID) String path) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    String groupId = PathId.checked(ID, path);
    if (!groups.forget(groupId)) {
      throw Complaint.NO_SUCH_GROUP.of(groupId);
    }
    return Response.noContent().build();
  }

  /** A group whose members can't be read is shown with the reason in their place. */
  private Map<String, @Nullable Object> json(GroupResult group) {
    Map<String, @Nullable Object> json = GroupJson.row(group);
    try {
      json.putAll(
          group
              .tuple()
              .map(tuple -> GroupJson.progress(groups.statesOf(tuple)))
              .orElseGet(UnreadableGroup::withoutMembers));
    } catch (CeleryResultsException e) {
      json.putAll(UnreadableGroup.because(e));
    }
    return json;
  }
}
