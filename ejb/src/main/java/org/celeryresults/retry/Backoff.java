package org.celeryresults.retry;

import java.time.Duration;

/**
 * Waits that grow.
 *
 * @param delay the first one, doubled for each further one
 * @param most the longest one
 */
public record Backoff(Duration delay, Duration most) {
  /**
   * The wait after so many failures.
   *
   * @param failures 1 or more
   */
  public Duration after(int failures) {
    Duration wait = delay;
    for (int i = 1; i < failures && !wait.isZero() && wait.compareTo(most) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(most) > 0 ? most : wait;
  }
}
