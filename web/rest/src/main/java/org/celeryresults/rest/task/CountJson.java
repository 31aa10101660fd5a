package org.celeryresults.rest.task;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.celeryresults.store.Count;

/** A count as JSON: {@code {"rows": 1000, "precision": "at_least"}}. */
final class CountJson {
  private CountJson() {}

  static Map<String, Object> of(Count count) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rows", count.rows());
    json.put("precision", count.precision().name().toLowerCase(Locale.ROOT));
    return json;
  }
}
