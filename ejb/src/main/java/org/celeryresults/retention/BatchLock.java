package org.celeryresults.retention;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.celeryresults.store.Dialect;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Queries;

/**
 * What a batch of a purge holds from its beginning to its end: the row of the purge's lease. Who
 * has it as well comes before the whole batch, or after it, and no statement of the batch is older
 * than what was committed then.
 */
final class BatchLock {
  private static final String LOCK =
      "UPDATE celery_results_lease SET name = name WHERE name = 'purge'";

  /** A lease that nobody ever had. */
  private static final String FIRST =
      "INSERT INTO celery_results_lease"
          + " (name, holder, token, purge_id, date_acquired, date_expires)"
          + " VALUES ('purge', '-', 0, '-', ?1, ?2)";

  private BatchLock() {}

  /** Takes it, till the end of the transaction. */
  static void take(EntityManager em, Dialect dialect, Clock clock) {
    if (dialect.changesWithinOneStatement() && Queries.run(em, LOCK) == 0) {
      Object now = Instants.required(clock.instant());
      Queries.run(em, FIRST, now, now);
    }
  }
}
