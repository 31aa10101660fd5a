package org.celeryresults.store;

import java.time.Duration;
import javax.sql.DataSource;

/**
 * What the managers of task and group results share (django_celery_results/managers.py,
 * ResultManager).
 *
 * @param <S> what a list of results shows of each
 */
public interface ResultManager<S> {
  /** Where this manager writes. */
  DataSource connectionForWrite();

  /** Where this manager reads lists: the replica, when one is configured and ready. */
  DataSource connectionForRead();

  /** The kind of database: postgresql, h2. */
  String currentEngine();

  /**
   * The results that {@link #deleteExpired} would delete, newest first.
   *
   * @param expires the age from which on a result has expired, counted from its date_done
   */
  Page<S> getAllExpired(Duration expires, PageRequest page);

  /**
   * Deletes expired results in one transaction, for small stores. Rows that somebody is at are left
   * to the next call.
   *
   * @param expires the age from which on a result has expired, counted from its date_done
   * @return how many were deleted
   */
  long deleteExpired(Duration expires);

  /**
   * Logs a warning, once per transaction, when the caller's transaction reads repeatably and so
   * can't see what others store meanwhile.
   *
   * @return true when that is so; false also outside a transaction
   */
  boolean warnIfRepeatableRead();
}
