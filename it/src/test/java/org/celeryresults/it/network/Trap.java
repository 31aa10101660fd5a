package org.celeryresults.it.network;

import java.util.Optional;

/** Faults to come: what befalls the next so many statements that begin with certain words. */
final class Trap {

  private String words = "";
  private Fault fault = Fault.CUT_BEFORE;
  private int left;
  private int sprung;

  synchronized void set(Fault next, String beginning, int times) {
    fault = next;
    words = beginning;
    left = times;
    sprung = 0;
  }

  /** What befalls this statement, if anything. */
  synchronized Optional<Fault> springs(String statement) {
    if (left == 0 || !statement.startsWith(words)) {
      return Optional.empty();
    }
    left--;
    sprung++;
    return Optional.of(fault);
  }

  /** How many have been caught since it was set. */
  synchronized int sprung() {
    return sprung;
  }
}
