package org.celeryresults.rest.django;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** DCR's URLs of tasks, the noun first (django_celery_results/urls.py). */
@Path("task")
@RequestScoped
public class DjangoTaskResource {
  @Inject private DjangoViews views;

  /** {@code is_task_successful}. */
  @GET
  @Path("done/{task_id}")
  public Response done(@PathParam("task_id") String taskId) {
    return views.taskDone(taskId);
  }

  /** {@code task_status}. */
  @GET
  @Path("status/{task_id}")
  public Response status(@PathParam("task_id") String taskId) {
    return views.taskStatus(taskId);
  }
}
