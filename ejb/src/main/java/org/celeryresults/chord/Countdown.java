package org.celeryresults.chord;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * Counts a part down: locks the counter, writes the ledger, lowers or removes the counter, and
 * records what listeners are to be told, all in the caller's transaction.
 */
interface Countdown {
  /** Empty, and nothing changed, when there is no counter, or the part was counted before. */
  Optional<Counted> count(EntityManager entityManager, Part.Line line);

  /**
   * What was done.
   *
   * @param remaining parts that are still to come; 0: the counter is gone
   * @param failed whether the part had failed
   */
  record Counted(int remaining, boolean failed) {}
}
