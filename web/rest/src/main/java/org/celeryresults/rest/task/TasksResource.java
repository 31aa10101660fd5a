package org.celeryresults.rest.task;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.rest.answer.PageLinks;
import org.celeryresults.rest.request.Body;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.store.Page;
import org.celeryresults.store.Stored;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskSummary;
import org.jspecify.annotations.Nullable;

/**
 * The tasks: searched, in pages of what is known of them without their results; many stored at
 * once.
 */
@Path("api/tasks")
@RequestScoped
public class TasksResource {
  @Inject private TaskResultManager tasks;

  /** A page; see {@link TaskQuery} for the parameters. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response search(@Context UriInfo uri) {
    TaskQuery query = TaskQuery.of(uri.getQueryParameters());
    Page<TaskSummary> page = tasks.search(query.filter(), query.page());
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("tasks", page.items().stream().map(TaskJson::summary).toList());
    query.count(tasks).ifPresent(count -> body.put("count", CountJson.of(count)));
    return new PageLinks(uri.getRequestUri(), page).answer(body);
  }

  /** Stores many outcomes, all or nothing; answers what was done to each that counts. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response store(@Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    List<Stored<TaskResult>> stored =
        tasks.storeResults(TaskDocument.outcomes(Body.read(body, headers)));
    List<Map<String, @Nullable Object>> effects =
        stored.stream().map(one -> TaskJson.effect(one)).toList();
    return Response.ok(Json.of(Map.of("tasks", effects))).build();
  }
}
