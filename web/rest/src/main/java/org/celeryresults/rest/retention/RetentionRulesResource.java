package org.celeryresults.rest.retention;

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
import java.util.List;
import java.util.Set;
import org.celeryresults.rest.answer.StateTag;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.Body;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.retention.RetentionManager;
import org.celeryresults.retention.RetentionRule;

/** How long tasks are kept: all rules, in their order. */
@Path("api/retention-rules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RetentionRulesResource {
  @Inject private RetentionManager retention;
  @Context private UriInfo uri;

  /** The rules, with a tag for If-Match. */
  @GET
  public Response get(@Context Request request) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    return RulesDocument.tag(retention.rules()).ok(request);
  }

  /** Replaces all rules; with If-Match only if they still are those: else 412. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(@Context HttpHeaders headers, InputStream body) {
    QueryParameters.of(uri.getQueryParameters(), Set.of());
    List<RetentionRule> rules = RulesDocument.of(Body.read(body, headers));
    if (headers.getHeaderString(HttpHeaders.IF_MATCH) == null) {
      retention.replaceRules(rules);
    } else {
      replace(headers, rules);
    }
    return RulesDocument.tag(rules).ok();
  }

  private void replace(HttpHeaders headers, List<RetentionRule> rules) {
    List<RetentionRule> current = retention.rules();
    StateTag tag = RulesDocument.tag(current);
    if (!tag.isWanted(headers) || !retention.replaceRules(current, rules)) {
      throw Complaint.RULES_CHANGED.of();
    }
  }
}
