package org.celeryresults.retention;

import java.time.Instant;

/**
 * Rows that expired by the same rule.
 *
 * @param rule as people read it
 * @param rows how many, 1 or more
 * @param oldest the least date_done of them
 * @param newest the greatest
 * @param bytes about how many their texts have; 0 where nobody asked
 */
public record Tally(String rule, long rows, Instant oldest, Instant newest, long bytes) {
  /** One row. */
  public static Tally of(String rule, Instant dateDone, long bytes) {
    return new Tally(rule, 1, dateDone, dateDone, bytes);
  }

  /** Both together, under this one's rule. */
  public Tally plus(Tally other) {
    return new Tally(
        rule,
        rows + other.rows,
        other.oldest.isBefore(oldest) ? other.oldest : oldest,
        other.newest.isAfter(newest) ? other.newest : newest,
        bytes + other.bytes);
  }
}
