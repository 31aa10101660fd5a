package org.celeryresults.retention;

/**
 * A kind of results that expires. Batches follow each other: each begins where the one before it
 * ended, in a transaction of its own or all in one.
 */
public interface Expiry {
  /** Enough for a statement, and few enough to be held in memory. */
  int BATCH_SIZE = 1000;

  /** Deletes what has expired among the next rows, in the current transaction. */
  Batch delete(BatchOrder order);

  /** What {@link #delete} would delete, while nothing is deleted. */
  Batch count(BatchOrder order);

  /** What refers to its rows, as the catalog tells now. */
  References references();

  /**
   * Deletes all that has expired, in the current transaction.
   *
   * @param references as {@link #references()} told before the transaction took a lock: who waits
   *     for that has a connection, which the question would wait for
   * @return how many rows it was
   */
  default long deleteAll(References references, Terms terms) {
    long rows = 0;
    Batch batch = Batch.nothing(Position.START);
    do {
      batch = delete(new BatchOrder(terms, references, batch.end(), BATCH_SIZE, Long.MAX_VALUE));
      rows += batch.rows();
    } while (!batch.last());
    return rows;
  }
}
