package org.celeryresults.it.network;

/** What passes must wait while it is shut. */
final class Gate {

  private boolean open = true;

  synchronized void set(boolean nowOpen) {
    open = nowOpen;
    notifyAll();
  }

  synchronized void pass() throws InterruptedException {
    while (!open) {
      wait();
    }
  }
}
