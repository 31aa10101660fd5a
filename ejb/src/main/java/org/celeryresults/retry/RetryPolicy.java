package org.celeryresults.retry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often and how soon to repeat.
 *
 * @param maxRetries repetitions after the first attempt
 * @param backoff the longest waits before repetitions
 * @param maxDuration no repetition begins later than this after the first attempt began
 */
record RetryPolicy(int maxRetries, Backoff backoff, Duration maxDuration) {
  /**
   * The wait before a repetition, with full jitter, so that those who collided don't meet again.
   *
   * @param retry 1 for the first repetition
   * @param random gives numbers in [0, 1)
   */
  Duration jittered(int retry, DoubleSupplier random) {
    return Duration.ofNanos((long) (backoff.after(retry).toNanos() * random.getAsDouble()));
  }
}
