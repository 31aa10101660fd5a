package org.celeryresults.rest.task;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.celeryresults.rest.answer.Conditional;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.PathId;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;

/** What one task has brought: decoded, or with {@code raw=true} byte for byte. */
@Path("api/tasks/{task_id}/result")
@RequestScoped
public class PayloadResource {
  private static final String ID = "task_id";
  private static final String RAW = "raw";

  @Inject private TaskResultManager tasks;

  /** The result; its media type is JSON, or the row's own when it is raw. */
  @GET
  public Response get(@PathParam(ID) String path, @Context UriInfo uri, @Context Request request) {
    QueryParameters parameters = QueryParameters.of(uri.getQueryParameters(), Set.of(RAW));
    boolean raw = Boolean.TRUE.equals(parameters.flag(RAW));
    String taskId = PathId.checked(ID, path);
    TaskResult task = tasks.findTask(taskId).orElseThrow(() -> Complaint.NO_SUCH_TASK.of(taskId));
    return raw ? RawPayload.of(task) : Conditional.ok(request, Json.of(PayloadJson.of(task)));
  }
}
