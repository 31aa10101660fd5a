package org.celeryresults.schema;

import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.schema.guard.SchemaReport;

/**
 * What the tables of a store are like. Both reports are made outside the caller's transaction, and
 * log nothing.
 */
public interface SchemaManager {
  /** What is done about the tables at start. */
  SchemaMode mode();

  /**
   * The last report, made anew when it is older than celery.results.schema-report-max-age: cheap
   * enough to be asked every second.
   *
   * @param alias {@link org.celeryresults.store.Stores#DEFAULT} or that of a further store
   * @throws CeleryResultsException when no such store is known, or its database can't be reached
   *     and asked
   */
  SchemaReport report(String alias);

  /** A report made now; it becomes the last one. Otherwise as {@link #report}. */
  SchemaReport inspect(String alias);
}
