package org.celeryresults.rest.schema;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.Set;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.rest.answer.Answers;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.schema.SchemaManager;
import org.celeryresults.schema.guard.SchemaReport;
import org.celeryresults.store.Stores;

/** What is not as it should be with the tables of a store, and the SQL that mends it. */
@Path("api/schema")
@RequestScoped
public class SchemaResource {
  private static final String USING = "using";
  private static final String FRESH = "fresh";

  @Inject private SchemaManager schemas;

  /** The last report; with {@code fresh=true} one made now. Of the store {@code using}. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response get(@Context UriInfo uri) {
    QueryParameters parameters = QueryParameters.of(uri.getQueryParameters(), Set.of(USING, FRESH));
    String alias = Objects.requireNonNullElse(parameters.text(USING), Stores.DEFAULT);
    boolean fresh = Boolean.TRUE.equals(parameters.flag(FRESH));
    return Answers.json(SchemaJson.of(alias, schemas.mode(), report(alias, fresh)));
  }

  private SchemaReport report(String alias, boolean fresh) {
    try {
      return fresh ? schemas.inspect(alias) : schemas.report(alias);
    } catch (CeleryResultsException e) {
      if (e.kind() == Message.UNKNOWN_STORE) {
        throw Complaint.NO_SUCH_STORE.about(USING, alias);
      }
      throw e;
    }
  }
}
