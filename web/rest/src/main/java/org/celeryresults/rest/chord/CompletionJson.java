package org.celeryresults.rest.chord;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.chord.ChordCompletion;
import org.celeryresults.chord.CompletionSummary;
import org.celeryresults.chord.Delivery;
import org.jspecify.annotations.Nullable;

/** What listeners are told, as JSON. {@code task_id} is null: the chord is complete. */
final class CompletionJson {
  private CompletionJson() {}

  /** A line of the list. */
  static Map<String, @Nullable Object> summary(CompletionSummary completion) {
    boolean pending = completion.delivery() == Delivery.PENDING;
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", completion.completionId());
    json.put("group_id", completion.groupId());
    json.put("task_id", completion.taskId());
    json.put("delivery", completion.delivery().name());
    json.put("attempts", (long) completion.attempts());
    json.put("date_created", completion.dateCreated().toString());
    json.put("date_next", pending ? completion.dateNext().toString() : null);
    json.put("error", completion.error());
    return json;
  }

  /** One of a chord's. */
  static Map<String, @Nullable Object> of(ChordCompletion completion) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", completion.completionId());
    json.put("task_id", completion.failedTaskId().orElse(null));
    json.put("status", completion.failedStatus().orElse(null));
    json.put("delivery", completion.delivery().name());
    json.put("attempts", (long) completion.attempts());
    json.put("date_created", completion.dateCreated().toString());
    json.put("date_next", text(completion.dateNext()));
    json.put("date_done", text(completion.dateDone()));
    json.put("error", completion.error().orElse(null));
    return json;
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }
}
