package org.celeryresults.purge;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The purges at work on this node, to be stopped when the application is. */
public final class Runs {
  private final Set<Pauses> active = new HashSet<>();
  private boolean closing;

  /** False when the application stops: nothing begins any more. */
  synchronized boolean enter(Pauses pauses) {
    if (!closing) {
      active.add(pauses);
    }
    return !closing;
  }

  synchronized void leave(Pauses pauses) {
    active.remove(pauses);
    notifyAll();
  }

  /**
   * Whether the application stops. A server that stops the job first tells us a moment later.
   *
   * @param patience how long to wait for that
   */
  synchronized boolean isClosing(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!closing && end - System.nanoTime() > 0) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
    return closing;
  }

  /** Stops all: the application ends, or the server. */
  synchronized void close() {
    closing = true;
    active.forEach(Pauses::stop);
    notifyAll();
  }

  /** Waits until their batches have ended. */
  synchronized void awaitEnd(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!active.isEmpty() && end - System.nanoTime() > 0) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
  }
}
