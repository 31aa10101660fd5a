package org.celeryresults.purge;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between batches, which end at once when this node wants the purge to stop. */
final class Pauses {
  /** Others' wish to stop is looked for so often. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final Duration look;
  private final Keeping keeping;
  private int kept;

  /**
   * For one purge.
   *
   * @param most how long the lease may go without being renewed
   */
  Pauses(Duration most, Keeping keeping) {
    look = most.compareTo(LOOK) < 0 ? most : LOOK;
    this.keeping = keeping;
  }

  /** Holds on to the lease; false when somebody has asked to stop. */
  @FunctionalInterface
  interface Keeping {
    boolean keep();
  }

  /** How often it has held on to the lease since this was last asked. */
  int kept() {
    int since = kept;
    kept = 0;
    return since;
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
      Duration slice = left.compareTo(look) > 0 ? look : left;
      left = left.minus(slice);
      goesOn = !awaitStop(slice) && (left.isZero() || keep());
    }
    return goesOn;
  }

  private boolean keep() {
    kept++;
    return keeping.keep();
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
