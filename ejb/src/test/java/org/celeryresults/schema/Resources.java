package org.celeryresults.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Files of SQL among the tests. */
final class Resources {
  private Resources() {}

  /** A schema that Django's migrations have made, as it was dumped. */
  static String dump(String name) {
    return text("/fixtures/celery/" + name);
  }

  /** The statements of a file, each of which ends with its line. */
  static List<String> statements(String name) {
    return List.of(text(name).strip().split(";\n", -1));
  }

  static String text(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
