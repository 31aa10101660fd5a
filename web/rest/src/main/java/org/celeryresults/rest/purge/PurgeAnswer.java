package org.celeryresults.rest.purge;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.celeryresults.purge.Purge;
import org.celeryresults.rest.answer.Json;

/** Answers to what a purge is asked to do. */
final class PurgeAnswer {
  private PurgeAnswer() {}

  /** 202 with the purge as it is now, and the path where to look how it goes on. */
  static Response accepted(UriInfo uri, Purge purge) {
    return Response.accepted(Json.of(PurgeJson.of(purge)))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(
            HttpHeaders.LOCATION, uri.getBaseUri().getRawPath() + "api/purges/" + purge.purgeId())
        .build();
  }
}
