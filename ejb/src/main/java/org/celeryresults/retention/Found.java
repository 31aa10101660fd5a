package org.celeryresults.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the statements of a batch on PostgreSQL tell. */
final class Found {
  /** Stand where a rule's number stands: rows that had expired, and why they were left. */
  static final int PINNED = -1;

  static final int REFERENCED = -2;
  static final int OTHERS = -3;

  private final Terms terms;
  private final List<Tally> tallies = new ArrayList<>();
  private long pinned;
  private long referenced;
  private long others;

  Found(Terms terms) {
    this.terms = terms;
  }

  /** A line: rule or reason, rows, oldest, newest, bytes. */
  void add(ResultSet row) throws SQLException {
    int rule = row.getInt(1);
    long count = row.getLong(2);
    switch (rule) {
      case PINNED -> pinned = count;
      case REFERENCED -> referenced = count;
      case OTHERS -> others = count;
      default ->
          tallies.add(
              new Tally(
                  terms.nameOf(rule),
                  count,
                  Window.time(row, 3),
                  Window.time(row, 4),
                  row.getLong(5)));
    }
  }

  /** Rows without rules. */
  void add(int count, Instant oldest, Instant newest) {
    if (count > 0) {
      tallies.add(new Tally(terms.nameOf(0), count, oldest, newest, 0));
    }
  }

  long rows() {
    return tallies.stream().mapToLong(Tally::rows).sum();
  }

  /** What the batch did, or would do; one that reached its limit is never the last. */
  Batch batch(BatchOrder order, Window window, boolean deleting) {
    boolean full = rows() >= order.most();
    long busy = full ? 0 : others - (deleting ? 0 : rows());
    Kept kept = new Kept(pinned, referenced, busy);
    return new Batch(Batch.sum(tallies), kept, window.end(), window.isLast() && !full);
  }
}
