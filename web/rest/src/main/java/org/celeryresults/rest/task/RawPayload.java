package org.celeryresults.rest.task;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.celeryresults.task.TaskResult;

/** A result as its worker has serialized it; a download, never shown by a browser. */
final class RawPayload {
  private static final String BINARY = "binary";
  private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+");

  private RawPayload() {}

  /** 200 with the bytes under the row's own content type; 204 when there is no result. */
  static Response of(TaskResult task) {
    String text = task.result();
    if (text == null) {
      return Response.noContent().build();
    }
    byte[] bytes = bytes(text, task.contentEncoding());
    return Response.ok(bytes, type(task.contentType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"result\"")
        .build();
  }

  /** Base64 is taken off; a text that isn't base64 after all is handed out as it is. */
  static byte[] bytes(String text, String encoding) {
    if (encoding.equals(BINARY)) {
      try {
        return Base64.getMimeDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        return text.getBytes(StandardCharsets.UTF_8);
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A content type that is no media type, or brings parameters, becomes that of any bytes. */
  static String type(String contentType) {
    return MEDIA_TYPE.matcher(contentType).matches()
        ? contentType
        : MediaType.APPLICATION_OCTET_STREAM;
  }
}
