package org.celeryresults.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Columns as Celery would have written them. */
final class Columns {
  static final String JSON = "application/json";
  static final String YAML = "application/x-yaml";
  static final String PICKLE = "application/x-python-serialize";
  static final String MSGPACK = "application/x-msgpack";

  private Columns() {}

  static Payload json(String text) {
    return Payload.read(text, JSON, "utf-8");
  }

  static Payload yaml(String text) {
    return Payload.read(text, YAML, "utf-8");
  }

  static Payload pickle(byte... bytes) {
    return Payload.read(base64(bytes), PICKLE, "binary");
  }

  /** Each character is a byte. */
  static Payload pickle(String bytes) {
    return pickle(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Payload msgpack(byte... bytes) {
    return Payload.read(base64(bytes), MSGPACK, "binary");
  }

  static String base64(byte... bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static @Nullable Object value(Payload payload) {
    assertThat(payload).isInstanceOf(Payload.Value.class);
    return ((Payload.Value) payload).value();
  }

  static String reason(Payload payload) {
    assertThat(payload).isInstanceOf(Payload.Opaque.class);
    return ((Payload.Opaque) payload).reason();
  }
}
