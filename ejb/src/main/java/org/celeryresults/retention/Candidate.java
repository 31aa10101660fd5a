package org.celeryresults.retention;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row that may have expired.
 *
 * @param id the row's number
 * @param key task id or group id
 * @param dateDone when it was last stored
 * @param isPinned whether somebody pinned it
 * @param status null for a group
 * @param name the task's; null for a group, and for a task without one
 * @param bytes about how many its texts have; 0 where nobody asked
 */
public record Candidate(
    long id,
    String key,
    Instant dateDone,
    boolean isPinned,
    @Nullable String status,
    @Nullable String name,
    long bytes) {
  private static final int OF_A_GROUP = 4;
  private static final int OF_A_TASK = 6;

  /** From id, key, date_done, number of the pin; then a task's status and name; then bytes. */
  static Candidate of(@Nullable Object[] row) {
    boolean task = row.length >= OF_A_TASK;
    boolean sized = row.length > (task ? OF_A_TASK : OF_A_GROUP);
    return new Candidate(
        number(row[0]),
        String.valueOf(row[1]),
        (Instant) Objects.requireNonNull(row[2]),
        row[3] != null,
        task ? (String) row[4] : null,
        task ? (String) row[5] : null,
        sized ? number(row[row.length - 1]) : 0);
  }

  Tally tally(String rule) {
    return Tally.of(rule, dateDone, bytes);
  }

  private static long number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }
}
