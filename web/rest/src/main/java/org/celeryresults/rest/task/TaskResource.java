package org.celeryresults.rest.task;

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
import org.celeryresults.rest.answer.Conditional;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.rest.answer.StoredAnswer;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.Body;
import org.celeryresults.rest.request.PathId;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.store.Stored;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.jspecify.annotations.Nullable;

/** One task. */
@Path("api/tasks/{task_id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TaskResource {
  private static final String ID = "task_id";

  @Inject private TaskResultManager tasks;
  @Context private UriInfo uri;

  /** The row; 404 for an id that is not stored, which is not the same as PENDING. */
  @GET
  public Response get(@PathParam(ID) String path, @Context Request request) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    String taskId = PathId.checked(ID, path);
    TaskResult task = tasks.findTask(taskId).orElseThrow(() -> Complaint.NO_SUCH_TASK.of(taskId));
    return Conditional.ok(request, Json.of(TaskJson.of(task)));
  }

  /** Stores the outcome: 201 for a new row, 200 for a replaced or protected one. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam(ID) String taskId, @Context HttpHeaders headers, InputStream body) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    Stored<TaskResult> stored =
        tasks.storeResult(TaskDocument.outcome(taskId, Body.read(body, headers)));
    Map<String, @Nullable Object> json = TaskJson.of(stored.row());
    return StoredAnswer.of(stored.effect(), uri.getAbsolutePath(), json);
  }

  /** Deletes the row. */
  @DELETE
  public Response delete(@PathParam(ID) String path) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    String taskId = PathId.checked(ID, path);
    if (!tasks.forget(taskId)) {
      throw Complaint.NO_SUCH_TASK.of(taskId);
    }
    return Response.noContent().build();
  }
}
