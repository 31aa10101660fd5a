package org.celeryresults.retention;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * The rows that a batch on PostgreSQL looks at.
 *
 * @param after where it begins
 * @param end where it ends: its last row, or before the first of a date
 * @param isLast whether nothing that could have expired follows
 */
record Window(Position after, Position end, boolean isLast) {
  private static final long NONE_OF_THE_DATE = Long.MIN_VALUE;
  private static final Duration RESOLUTION = Duration.ofNanos(1000);

  /** By the index of date_done alone: the rows themselves are read once, by what follows. */
  private static final String NEXT_DATE =
      "SELECT date_done FROM {} WHERE date_done >= {} AND date_done < {}"
          + " ORDER BY date_done OFFSET {} LIMIT 1";

  /** Within one date that more rows have than a batch. */
  private static final String NEXT_OF_A_DATE =
      "SELECT id FROM {} WHERE date_done = {} AND id > {} ORDER BY id OFFSET {} LIMIT 1";

  /**
   * The next: so many rows, or a few less.
   *
   * @param before nothing from then on expires
   */
  static Window next(Connection connection, Sql table, BatchOrder order, Instant before)
      throws SQLException {
    Position after = order.after();
    Optional<Instant> next =
        Sql.of(NEXT_DATE, table, after.date(), before, order.size())
            .first(connection, Window::time);
    if (next.isEmpty()) {
      return new Window(after, after.at(before, NONE_OF_THE_DATE), true);
    }
    Instant date = next.get();
    Position end =
        date.isAfter(after.date())
            ? after.at(date, NONE_OF_THE_DATE)
            : Sql.of(NEXT_OF_A_DATE, table, date, after.id(), order.size() - 1)
                .first(connection, ResultSet::getLong)
                .map(id -> after.at(date, id))
                .orElseGet(() -> after.at(date.plus(RESOLUTION), NONE_OF_THE_DATE));
    return new Window(after, end, !end.date().isBefore(before));
  }

  /** Whether the row {@code t} is in it. */
  Sql contains() {
    if (after.date().equals(end.date())) {
      return Sql.of(
          "t.date_done = {} AND t.id > {} AND t.id <= {}", end.date(), after.id(), end.id());
    }
    return Sql.of(
        "t.date_done >= {} AND (t.date_done > {} OR t.id > {})"
            + " AND t.date_done <= {} AND (t.date_done < {} OR t.id <= {})",
        after.date(),
        after.date(),
        after.id(),
        end.date(),
        end.date(),
        end.id());
  }

  /** A column that is not null. */
  static Instant time(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }
}
