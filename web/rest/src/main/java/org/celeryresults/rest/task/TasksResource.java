package org.celeryresults.rest.task;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.celeryresults.rest.answer.PageLinks;
import org.celeryresults.store.Page;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskSummary;
import org.jspecify.annotations.Nullable;

/** The tasks, searched: pages of what is known of them without their results. */
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
}
