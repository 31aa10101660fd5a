package org.celeryresults.rest.answer;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.celeryresults.payload.PythonJson;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document as it is sent: what Python's {@code json.dumps} gives, so ASCII only. As a
 * StreamingOutput it goes past the server's own JSON binding.
 *
 * @param text the document
 */
public record Json(String text) implements StreamingOutput {
  /** The document that shows a value, mostly a LinkedHashMap. */
  public static Json of(@Nullable Object value) {
    return new Json(PythonJson.dumps(value));
  }

  /** The bytes that go over the wire. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void write(OutputStream out) throws IOException {
    out.write(bytes());
  }
}
