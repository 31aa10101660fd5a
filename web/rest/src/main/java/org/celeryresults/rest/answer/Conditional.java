package org.celeryresults.rest.answer;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Answers that a client may keep, if it asks each time whether they still hold. The tag is made
 * from the whole content: right even for a row that was changed by hand, date_done left as it was.
 * It is weak, since the same document is also sent compressed.
 */
public final class Conditional {
  private static final int TAG_BYTES = 16;

  private Conditional() {}

  /** 200 with the document, or 304 for a client that has it. */
  public static Response ok(Request request, Json json) {
    EntityTag tag = new EntityTag(digest(json), true);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer =
        unchanged == null ? Response.ok(json, MediaType.APPLICATION_JSON_TYPE).tag(tag) : unchanged;
    return answer.cacheControl(revalidated()).build();
  }

  static String digest(Json json) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      json.write(new DigestOutputStream(OutputStream.nullOutputStream(), sha));
      byte[] digest = sha.digest();
      return HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES));
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CacheControl revalidated() {
    CacheControl control = new CacheControl();
    control.setPrivate(true);
    control.setNoCache(true);
    control.setNoTransform(false);
    return control;
  }
}
