package org.celeryresults.rest.django;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** DCR's older URLs, the id first (django_celery_results/urls.py). */
@Path("{id}")
@RequestScoped
public class DjangoIdFirstResource {
  @Inject private DjangoViews views;

  /** {@code is_task_successful}. */
  @GET
  @Path("done")
  public Response taskDone(@PathParam("id") String taskId) {
    return views.taskDone(taskId);
  }

  /** {@code task_status}. */
  @GET
  @Path("status")
  public Response taskStatus(@PathParam("id") String taskId) {
    return views.taskStatus(taskId);
  }

  /** {@code is_group_successful}. */
  @GET
  @Path("group/done")
  public Response groupDone(@PathParam("id") String groupId) {
    return views.groupDone(groupId);
  }

  /** {@code group_status}. */
  @GET
  @Path("group/status")
  public Response groupStatus(@PathParam("id") String groupId) {
    return views.groupStatus(groupId);
  }
}
