package org.celeryresults.retry;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;

/** The loop: attempt, and repeat while the policy allows and the failure is a passing one. */
final class Retry {
  private static final Logger LOG = System.getLogger("org.celeryresults.retry");

  private final RetryPolicy policy;
  private final Predicate<Throwable> passing;
  private final Surroundings surroundings;

  Retry(RetryPolicy policy, Predicate<Throwable> passing, Surroundings surroundings) {
    this.policy = policy;
    this.passing = passing;
    this.surroundings = surroundings;
  }

  /**
   * What the attempt answers.
   *
   * @throws CeleryResultsException with the last failure as its cause, when repeating didn't help
   *     or was not allowed
   */
  Object call(Callable<Object> attempt) throws Exception {
    long began = surroundings.nanoTime().getAsLong();
    for (int attempts = 1; ; attempts++) {
      try {
        return attempt.call();
      } catch (Exception e) {
        if (!passing.test(e)) {
          throw e;
        }
        Duration wait = policy.jittered(attempts, surroundings.random());
        Duration spent = Duration.ofNanos(surroundings.nanoTime().getAsLong() - began);
        if (attempts > policy.maxRetries()
            || spent.plus(wait).compareTo(policy.maxDuration()) > 0) {
          throw exhausted(e, attempts, spent);
        }
        LOG.log(Level.DEBUG, "Attempt {0} failed, next in {1}: {2}", attempts, wait, e);
        try {
          surroundings.sleeper().sleep(wait);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw exhausted(e, attempts, spent);
        }
      }
    }
  }

  private static CeleryResultsException exhausted(Exception last, int attempts, Duration spent) {
    return new CeleryResultsException(
        last, Message.RETRIES_EXHAUSTED, attempts, spent.toMillis(), Reason.of(last));
  }

  /** Time and chance, replaceable in tests. */
  record Surroundings(LongSupplier nanoTime, DoubleSupplier random, Sleeper sleeper) {}

  /** Waits. */
  interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }
}
