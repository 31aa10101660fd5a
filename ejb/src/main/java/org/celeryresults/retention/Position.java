package org.celeryresults.retention;

import java.time.Instant;

/**
 * How far a step has come: everything up to there has been looked at.
 *
 * @param part which of the step's tables, from 0
 * @param date of the last row
 * @param id of the last row, among those of the same date; less than any: none of them yet
 */
public record Position(int part, Instant date, long id) {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /** Before everything. */
  public static final Position START = startOf(0);

  /** Before everything in one of the step's tables. */
  public static Position startOf(int part) {
    return new Position(part, FIRST, 0);
  }

  /** That row, in the same table. */
  public Position at(Instant rowDate, long rowId) {
    return new Position(part, rowDate, rowId);
  }
}
