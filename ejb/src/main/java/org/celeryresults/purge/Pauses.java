package org.celeryresults.purge;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between batches, which end at once when this node wants the purge to stop. */
final class Pauses {
  /** The lease is renewed, and others' wish to stop looked for, so often. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final Keeping keeping;

  Pauses(Keeping keeping) {
    this.keeping = keeping;
  }

  /** Holds on to the lease; false when somebody has asked to stop. */
  @FunctionalInterface
  interface Keeping {
    boolean keep();
  }

  /** To be called from any thread. */
  void stop() {
    stop.countDown();
  }

  boolean isStopped() {
    return stop.getCount() == 0;
  }

  /** Waits so long; false when the purge is to stop. */
  boolean take(Duration pause) {
    Duration left = pause;
    boolean goesOn = !isStopped();
    while (goesOn && !left.isZero()) {
      Duration slice = left.compareTo(LOOK) > 0 ? LOOK : left;
      left = left.minus(slice);
      goesOn = !awaitStop(slice) && (left.isZero() || keeping.keep());
    }
    return goesOn;
  }

  private boolean awaitStop(Duration slice) {
    try {
      return stop.await(slice.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
