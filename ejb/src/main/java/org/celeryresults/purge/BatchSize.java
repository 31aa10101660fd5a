package org.celeryresults.purge;

import java.time.Duration;

/**
 * How many rows the next batch looks at: few at first and while others write, half as many after
 * one that failed or took too long, twice as many after a good one, up to what was asked for.
 *
 * @param rows now
 * @param most what was asked for
 */
record BatchSize(int rows, int most) {
  /** A transaction that lasts longer is in others' way. */
  static final Duration LONGEST = Duration.ofSeconds(2);

  /** One that takes as long is large enough: what comes with each transaction weighs nothing. */
  private static final Duration ENOUGH = Duration.ofMillis(200);

  /** Fewer would not make one shorter that takes too long. */
  private static final int LEAST_OF_A_SLOW_ONE = 200;

  /** While one lasts, others' statements queue for the processors. */
  private static final int MOST_IN_COMPANY = 2000;

  static BatchSize of(int most) {
    return new BatchSize(Math.min(MOST_IN_COMPANY, most), most);
  }

  /** After a good one: whether others have written meanwhile, and how long it took. */
  BatchSize after(Duration took, boolean inCompany) {
    if (took.compareTo(LONGEST) > 0) {
      return new BatchSize(Math.max(rows / 2, Math.min(rows, LEAST_OF_A_SLOW_ONE)), most);
    }
    long grown = took.compareTo(ENOUGH) > 0 ? rows : 2L * rows;
    int limit = inCompany ? Math.min(MOST_IN_COMPANY, most) : most;
    return new BatchSize((int) Math.min(grown, limit), most);
  }

  BatchSize halved() {
    return new BatchSize(Math.max(1, rows / 2), most);
  }

  boolean isLeast() {
    return rows == 1;
  }
}
