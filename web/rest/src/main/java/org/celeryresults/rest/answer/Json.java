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
  private static final int PIECE = 8192;

  /** The document that shows a value, mostly a LinkedHashMap. */
  public static Json of(@Nullable Object value) {
    return new Json(PythonJson.dumps(value));
  }

  /** In pieces: a large document is not copied whole. */
  @Override
  public void write(OutputStream out) throws IOException {
    for (int from = 0; from < text.length(); from += PIECE) {
      int to = Math.min(from + PIECE, text.length());
      out.write(text.substring(from, to).getBytes(StandardCharsets.US_ASCII));
    }
  }
}
