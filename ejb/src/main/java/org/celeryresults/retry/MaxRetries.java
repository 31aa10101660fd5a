package org.celeryresults.retry;

import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** How often what one call does may be repeated, whatever annotation and configuration say. */
public final class MaxRetries {
  private static final ThreadLocal<@Nullable Integer> CHOSEN = new ThreadLocal<>();

  private MaxRetries() {}

  /** Does the work; for this thread, what is marked {@link Retried} in it keeps to the number. */
  public static <T extends @Nullable Object> T during(int maxRetries, Callable<T> work)
      throws Exception {
    Integer before = CHOSEN.get();
    CHOSEN.set(maxRetries);
    try {
      return work.call();
    } finally {
      if (before == null) {
        CHOSEN.remove();
      } else {
        CHOSEN.set(before);
      }
    }
  }

  /** The number that holds for this thread now. */
  static OptionalInt chosen() {
    Integer chosen = CHOSEN.get();
    return chosen == null ? OptionalInt.empty() : OptionalInt.of(chosen);
  }
}
