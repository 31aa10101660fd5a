package org.celeryresults.retention;

/**
 * Rows that had expired, and were left.
 *
 * @param pinned somebody pinned them
 * @param referenced another application's table refers to them by a foreign key
 * @param busy somebody else was at them, or they had become fresh; the next purge looks again
 */
public record Kept(long pinned, long referenced, long busy) {
  /** None. */
  public static final Kept NONE = new Kept(0, 0, 0);

  /** Both together. */
  public Kept plus(Kept other) {
    return new Kept(pinned + other.pinned, referenced + other.referenced, busy + other.busy);
  }
}
