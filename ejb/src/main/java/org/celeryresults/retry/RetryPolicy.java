package org.celeryresults.retry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often and how soon to repeat.
 *
 * @param maxRetries repetitions after the first attempt
 * @param delay the wait before the first repetition, doubled for each further one
 * @param maxDelay the longest wait
 * @param maxDuration no repetition begins later than this after the first attempt began
 */
record RetryPolicy(int maxRetries, Duration delay, Duration maxDelay, Duration maxDuration) {
  private static final int MOST_DOUBLINGS = 30;

  /**
   * The wait before a repetition, with full jitter, so that those who collided don't meet again.
   *
   * @param retry 1 for the first repetition
   * @param random gives numbers in [0, 1)
   */
  Duration backoff(int retry, DoubleSupplier random) {
    double doubled = (double) delay.toNanos() * Math.pow(2, Math.min(retry - 1, MOST_DOUBLINGS));
    double bounded = Math.min(doubled, (double) maxDelay.toNanos());
    return Duration.ofNanos((long) (bounded * random.getAsDouble()));
  }
}
