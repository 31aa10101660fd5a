package org.celeryresults.rest.group;

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
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.group.GroupSummary;
import org.celeryresults.rest.answer.PageLinks;
import org.celeryresults.store.Page;
import org.jspecify.annotations.Nullable;

/** The saved groups, searched: pages without their members. */
@Path("api/groups")
@RequestScoped
public class GroupsResource {
  @Inject private GroupResultManager groups;

  /** A page; see {@link GroupQuery} for the parameters. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response search(@Context UriInfo uri) {
    GroupQuery query = GroupQuery.of(uri.getQueryParameters());
    Page<GroupSummary> page = groups.search(query.filter(), query.page());
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("groups", page.items().stream().map(GroupJson::summary).toList());
    return new PageLinks(uri.getRequestUri(), page).answer(body);
  }
}
