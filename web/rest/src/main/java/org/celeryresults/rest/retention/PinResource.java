package org.celeryresults.rest.retention;

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
import org.celeryresults.rest.answer.Answers;
import org.celeryresults.rest.answer.Conditional;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.Body;
import org.celeryresults.rest.request.PathId;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.retention.RetentionManager;
import org.jspecify.annotations.Nullable;

/** The pin of a task, or of a group: its id stands in the same place. */
@Path("api/tasks/{task_id}/pin")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PinResource {
  private static final String ID = "task_id";
  private static final String REASON = "reason";

  @Inject private RetentionManager retention;
  @Context private UriInfo uri;

  /** The pin. */
  @GET
  public Response get(@PathParam(ID) String path, @Context Request request) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    return Conditional.ok(request, Json.of(pin(PathId.checked(ID, path))));
  }

  /** Pins it, or gives its pin another reason; {@code stored} tells whether it is there by now. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(@PathParam(ID) String path, @Context HttpHeaders headers, InputStream body) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    String reason = Body.readOptional(body, headers).only(Set.of(REASON)).text(REASON);
    String id = PathId.checked(ID, path);
    boolean stored = retention.pin(id, reason);
    Map<String, @Nullable Object> json = pin(id);
    json.put("stored", stored);
    return Answers.json(json);
  }

  /** Ends that it is kept. */
  @DELETE
  public Response delete(@PathParam(ID) String path) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    String id = PathId.checked(ID, path);
    if (!retention.unpin(id)) {
      throw Complaint.NOT_PINNED.of(id);
    }
    return Response.noContent().build();
  }

  private Map<String, @Nullable Object> pin(String id) {
    return retention.findPin(id).map(PinJson::of).orElseThrow(() -> Complaint.NOT_PINNED.of(id));
  }
}
