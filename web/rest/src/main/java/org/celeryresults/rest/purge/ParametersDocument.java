package org.celeryresults.rest.purge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.celeryresults.rest.request.Fields;

/**
 * What a purge is to do, as a client says it: {@code expires}, {@code max_duration} and {@code
 * pause} as ISO-8601 durations or seconds, {@code batch_size} and {@code max_rows} as numbers,
 * {@code dry_run} as true or false. What is missing has its default; the manager checks the rest.
 */
final class ParametersDocument {
  private ParametersDocument() {}

  /** The job's parameters. */
  static Map<String, String> of(Fields fields) {
    fields.only(ParameterNames.ALL);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : List.of("expires", "maxDuration", "pause")) {
      String text = fields.duration(ParameterNames.ofClient(name));
      if (text != null) {
        texts.put(name, text);
      }
    }
    for (String name : List.of("batchSize", "maxRows")) {
      String field = ParameterNames.ofClient(name);
      if (fields.has(field)) {
        texts.put(name, String.valueOf(fields.number(field, 0)));
      }
    }
    if (fields.has("dry_run")) {
      texts.put("dryRun", String.valueOf(fields.flag("dry_run", false)));
    }
    return texts;
  }
}
