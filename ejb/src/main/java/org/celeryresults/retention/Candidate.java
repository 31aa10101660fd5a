package org.celeryresults.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row that may have expired.
 *
 * @param id the row's number
 * @param key task id or group id
 * @param status null for a group
 * @param name the task's; null for a group
 * @param dateDone when it was last stored
 * @param pin number of its pin; null: it has none
 * @param bytes about how many its texts have; null where nobody asked
 */
public record Candidate(
    long id,
    String key,
    @Nullable String status,
    @Nullable String name,
    Instant dateDone,
    @Nullable Long pin,
    @Nullable Number bytes) {
  /** Whether somebody pinned it. */
  boolean isPinned() {
    return pin != null;
  }

  Tally tally(String rule) {
    return Tally.of(rule, dateDone, bytes == null ? 0 : bytes.longValue());
  }
}
