package org.celeryresults.rest.django;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** DCR's URLs of groups, the noun first (django_celery_results/urls.py). */
@Path("group")
@RequestScoped
public class DjangoGroupResource {
  @Inject private DjangoViews views;

  /** {@code is_group_successful}. */
  @GET
  @Path("done/{group_id}")
  public Response done(@PathParam("group_id") String groupId) {
    return views.groupDone(groupId);
  }

  /** {@code group_status}. */
  @GET
  @Path("status/{group_id}")
  public Response status(@PathParam("group_id") String groupId) {
    return views.groupStatus(groupId);
  }
}
