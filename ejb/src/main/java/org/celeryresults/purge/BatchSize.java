package org.celeryresults.purge;

import java.time.Duration;

/**
 * How many rows the next batch looks at: half as many after one that failed or took too long, twice
 * as many after a good one, up to what was asked for.
 *
 * @param rows now
 * @param most what was asked for
 */
record BatchSize(int rows, int most) {
  /** A transaction that lasts longer is in others' way. */
  static final Duration LONGEST = Duration.ofSeconds(2);

  static BatchSize of(int most) {
    return new BatchSize(most, most);
  }

  BatchSize after(Duration took) {
    return took.compareTo(LONGEST) > 0
        ? halved()
        : new BatchSize((int) Math.min(2L * rows, most), most);
  }

  BatchSize halved() {
    return new BatchSize(Math.max(1, rows / 2), most);
  }

  boolean isLeast() {
    return rows == 1;
  }
}
