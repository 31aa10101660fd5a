package org.celeryresults.rest.purge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.purge.PurgeParameters;
import org.jspecify.annotations.Nullable;

/** A purge's parameters as JSON, as they can be sent; null: no limit, or the default. */
final class ParametersJson {
  private ParametersJson() {}

  static Map<String, @Nullable Object> of(Map<String, String> texts) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    for (String name : PurgeParameters.NAMES) {
      Optional<String> text =
          Optional.ofNullable(texts.get(name)).map(String::strip).filter(t -> !t.isEmpty());
      json.put(ParameterNames.ofClient(name), text.map(t -> value(name, t)).orElse(null));
    }
    return json;
  }

  /** True when they tell to delete nothing. */
  static boolean isDryRun(Map<String, String> texts) {
    return Boolean.TRUE.equals(of(texts).get("dry_run"));
  }

  private static Object value(String name, String text) {
    return switch (name) {
      case "batchSize", "maxRows" -> Long.valueOf(text);
      case "dryRun" -> Boolean.valueOf(text);
      default -> text;
    };
  }
}
