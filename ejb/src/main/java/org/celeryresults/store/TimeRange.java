package org.celeryresults.store;

import java.time.Instant;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param from its first instant; null: since ever
 * @param to the first instant after it; null: for ever
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {
  /** All of time. */
  public static final TimeRange ALWAYS = new TimeRange(null, null);

  public TimeRange {
    Columns.time("range", from);
    Columns.time("range", to);
    if (from != null && to != null && to.isBefore(from)) {
      throw new InvalidValueException(Message.TIME_RANGE, "range", to, from);
    }
  }

  /** From then on. */
  public static TimeRange since(Instant from) {
    return new TimeRange(from, null);
  }

  /** Until just before then. */
  public static TimeRange before(Instant to) {
    return new TimeRange(null, to);
  }
}
