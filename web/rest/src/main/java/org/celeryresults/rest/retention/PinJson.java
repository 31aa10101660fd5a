package org.celeryresults.rest.retention;

import java.util.LinkedHashMap;
import java.util.Map;
import org.celeryresults.retention.Pin;
import org.jspecify.annotations.Nullable;

/** Pins as JSON. */
final class PinJson {
  private PinJson() {}

  static Map<String, @Nullable Object> of(Pin pin) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("task_id", pin.taskId());
    json.put("reason", pin.reason().orElse(null));
    json.put("pinned_by", pin.pinnedBy());
    json.put("date_created", pin.dateCreated().toString());
    return json;
  }
}
