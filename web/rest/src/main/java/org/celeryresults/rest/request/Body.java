package org.celeryresults.rest.request;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.celeryresults.payload.MalformedPayloadException;
import org.celeryresults.payload.PythonJson;
import org.celeryresults.rest.problem.Complaint;
import org.jspecify.annotations.Nullable;

/** Reads the JSON object that a client sends, up to {@link #LIMIT}. */
public final class Body {
  /** The most bytes that are read of a body: 64 MiB. The server may have a smaller limit. */
  public static final int LIMIT = 64 * 1024 * 1024;

  private static final int BUFFER = 8192;

  private Body() {}

  /** The object's fields, in the client's order. */
  public static Fields read(InputStream body, HttpHeaders headers) {
    requireUtf8(headers.getMediaType());
    if (headers.getLength() > LIMIT) {
      discard(body);
      throw Complaint.BODY_TOO_LARGE.of(LIMIT);
    }
    return read(body, LIMIT);
  }

  /**
   * The same where there may be no body: it has no fields. That it is JSON must be said all the
   * same: a page of another site can't, so none can make a browser send this.
   */
  public static Fields readOptional(InputStream body, HttpHeaders headers) {
    requireUtf8(headers.getMediaType());
    byte[] bytes = bytes(body, LIMIT);
    return bytes.length == 0 ? new Fields(Map.of()) : fields(bytes);
  }

  static Fields read(InputStream body, int limit) {
    return fields(bytes(body, limit));
  }

  private static Fields fields(byte[] bytes) {
    Object value = parse(decode(bytes));
    if (value instanceof Map<?, ?> object) {
      return new Fields(object);
    }
    throw Complaint.NOT_AN_OBJECT.of(Fields.kindOf(value));
  }

  static void requireUtf8(@Nullable MediaType type) {
    if (type == null) {
      throw Complaint.NOT_JSON.of();
    }
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
      throw Complaint.NOT_JSON.of();
    }
  }

  private static byte[] bytes(InputStream body, int limit) {
    try {
      byte[] bytes = body.readNBytes(limit + 1);
      if (bytes.length > limit) {
        discard(body);
        throw Complaint.BODY_TOO_LARGE.of(limit);
      }
      return bytes;
    } catch (IOException e) {
      throw Complaint.BODY_REFUSED.of();
    }
  }

  /**
   * Reads on for a while: a client that sends everything before it listens would only see that the
   * server has closed the connection.
   */
  private static void discard(InputStream body) {
    try {
      byte[] buffer = new byte[BUFFER];
      for (long left = LIMIT + 1L; left > 0; ) {
        int read = body.read(buffer);
        left = read < 0 ? 0 : left - read;
      }
    } catch (IOException e) {
      throw Complaint.BODY_REFUSED.of();
    }
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Complaint.NOT_UTF8.of();
    }
  }

  private static @Nullable Object parse(String text) {
    try {
      return PythonJson.loads(text);
    } catch (MalformedPayloadException e) {
      throw Complaint.MALFORMED_JSON.of(e.getMessage());
    }
  }
}
