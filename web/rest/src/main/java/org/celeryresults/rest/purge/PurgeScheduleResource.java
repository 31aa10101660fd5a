package org.celeryresults.rest.purge;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.purge.PurgeManager;
import org.celeryresults.purge.PurgeSchedule;
import org.celeryresults.rest.answer.Answers;
import org.celeryresults.rest.answer.Conditional;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.rest.request.Body;
import org.celeryresults.rest.request.Fields;
import org.celeryresults.rest.request.QueryParameters;
import org.jspecify.annotations.Nullable;

/** When purges begin by themselves. */
@Path("api/purge-schedule")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PurgeScheduleResource {
  private static final String CRON = "cron";
  private static final String ZONE = "zone";
  private static final String ENABLED = "enabled";
  private static final String PARAMETERS = "parameters";

  @Inject private PurgeManager purges;
  @Context private UriInfo uri;

  /** The schedule: the configured one, until somebody changes it. */
  @GET
  public Response get(@Context Request request) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    return Conditional.ok(request, Json.of(json(purges.schedule())));
  }

  /** Replaces it: {@code cron}, else UTC, enabled, and no parameters but the defaults. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(@Context HttpHeaders headers, InputStream body) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    Fields fields = Body.read(body, headers).only(Set.of(CRON, ZONE, ENABLED, PARAMETERS));
    try {
      return Answers.json(
          json(
              purges.changeSchedule(
                  fields.text(CRON, ""),
                  fields.text(ZONE, "UTC"),
                  fields.flag(ENABLED, true),
                  ParametersDocument.of(fields.object(PARAMETERS)))));
    } catch (InvalidValueException e) {
      throw ParameterNames.ofClient(e, PARAMETERS + ".");
    }
  }

  private static Map<String, @Nullable Object> json(PurgeSchedule schedule) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(CRON, schedule.cron());
    json.put(ZONE, schedule.zone());
    json.put(ENABLED, schedule.enabled());
    json.put(PARAMETERS, ParametersJson.of(schedule.parameters()));
    json.put("changed_by", schedule.changedBy().orElse(null));
    json.put("next", schedule.next().map(Object::toString).orElse(null));
    return json;
  }
}
