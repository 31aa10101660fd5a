package org.celeryresults.purge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.celeryresults.payload.PythonJson;

/** Parameters as JSON, as they stand in the tables. */
final class ParametersText {
  private ParametersText() {}

  static String of(Map<String, String> parameters) {
    return PythonJson.dumps(new LinkedHashMap<>(parameters));
  }

  static Map<String, String> parse(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(PythonJson.loads(text)))
        .forEach((name, value) -> parameters.put(String.valueOf(name), String.valueOf(value)));
    return parameters;
  }
}
