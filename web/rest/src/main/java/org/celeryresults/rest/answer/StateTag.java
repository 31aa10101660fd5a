package org.celeryresults.rest.answer;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.celeryresults.rest.problem.Complaint;

/**
 * The tag of a document that clients replace, if nobody else has replaced it meanwhile. It is
 * strong, as If-Match wants it, so the document is never compressed here.
 *
 * @param json the document as it is now
 */
public record StateTag(Json json) {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,]*");

  /** 200 with the document, or 304 for a client that has it. */
  public Response ok(Request request) {
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag());
    return unchanged == null ? ok() : unchanged.tag(tag()).build();
  }

  /** 200 with the document. */
  public Response ok() {
    return Response.ok(new Plain(json), MediaType.APPLICATION_JSON_TYPE).tag(tag()).build();
  }

  /**
   * Whether a change is wanted that is conditional on this state, or on none. A tag that a proxy
   * has made weak, since it compresses, is the same tag: equal contents alone have equal ones.
   */
  public boolean isWanted(HttpHeaders headers) {
    String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
    if (given == null || given.strip().equals("*")) {
      return true;
    }
    List<String> tags = TAG.matcher(given).results().map(tag -> tag.group(1)).toList();
    if (tags.isEmpty() || !BETWEEN.matcher(TAG.matcher(given).replaceAll("")).matches()) {
      throw Complaint.MALFORMED_HEADER.about(HttpHeaders.IF_MATCH, given);
    }
    return tags.contains(Conditional.digest(json));
  }

  private EntityTag tag() {
    return new EntityTag(Conditional.digest(json));
  }

  /** What the {@link GzipInterceptor} leaves as it is. */
  private record Plain(Json json) implements StreamingOutput {
    @Override
    public void write(OutputStream out) throws IOException {
      json.write(out);
    }
  }
}
