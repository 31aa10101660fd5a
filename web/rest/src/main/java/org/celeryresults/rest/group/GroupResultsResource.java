package org.celeryresults.rest.group;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveResult;
import org.celeryresults.group.LiveTask;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.rest.answer.Conditional;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.PathId;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.rest.task.PayloadJson;
import org.jspecify.annotations.Nullable;

/** What the members of a saved group have brought, decoded, in their order. */
@Path("api/groups/{group_id}/results")
@RequestScoped
public class GroupResultsResource {
  private static final String ID = "group_id";

  @Inject private GroupResultManager groups;

  /** Each member as under {@code api/tasks/{id}/result}; a nested group with its own results. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response get(@PathParam(ID) String path, @Context UriInfo uri, @Context Request request) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    String groupId = PathId.checked(ID, path);
    return Conditional.ok(request, Json.of(results(groupId)));
  }

  private Map<String, @Nullable Object> results(String groupId) {
    try {
      return groups
          .status(groupId)
          .map(GroupResultsResource::json)
          .orElseGet(() -> withoutMembers(groupId));
    } catch (CeleryResultsException e) {
      return json(groupId, UnreadableGroup.because(e));
    }
  }

  private Map<String, @Nullable Object> withoutMembers(String groupId) {
    if (groups.findGroup(groupId).isEmpty()) {
      throw Complaint.NO_SUCH_GROUP.of(groupId);
    }
    return json(groupId, UnreadableGroup.withoutMembers());
  }

  private static Map<String, @Nullable Object> json(
      String groupId, Map<String, @Nullable Object> results) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("group_id", groupId);
    json.putAll(results);
    return json;
  }

  private static Map<String, @Nullable Object> json(LiveGroup group) {
    List<Map<String, @Nullable Object>> results =
        group.results().stream().map(GroupResultsResource::member).toList();
    return json(group.id(), Map.of("results", results));
  }

  private static Map<String, @Nullable Object> member(LiveResult member) {
    return member instanceof LiveTask task ? PayloadJson.of(task.task()) : json((LiveGroup) member);
  }
}
