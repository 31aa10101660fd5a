package org.celeryresults.schema.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * How many ids a table has left. Each look-up is one probe of an index, however large the table.
 * Ids are used up by every attempt to store, also one that replaces a row: so what counts is how
 * far the numbers went on, not how many rows there are.
 */
record IdCheck(ActualTable table, Engine engine, Connection connection, Instant now) {
  private static final Duration LOOK_BACK = Duration.ofDays(7);
  private static final Duration TOO_SHORT = Duration.ofHours(1);
  private static final long ALARM_DAYS = 180;
  private static final int ALARM_PERCENT = 20;
  private static final long FARTHEST_DAYS = 365_000;

  /** Ids beyond 32 bits, unsigned, don't run out. */
  private static final long MANY = 1L << 33;

  Optional<Finding> generator() {
    Optional<ActualColumn> id = table.column("id");
    return id.isEmpty() || id.get().filled()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingKind.NO_ID_GENERATOR,
                Place.column(table.name(), "id"),
                engine.ddl().generateIds(table),
                table.name()));
  }

  Optional<Finding> reserve() throws SQLException {
    Optional<ActualColumn> id = table.column("id");
    Optional<IdUse> use = engine.ids();
    if (id.isEmpty() || use.isEmpty() || id.get().type().family() != Family.INTEGER) {
      return Optional.empty();
    }
    long most = Math.min(id.get().type().capacity(), table.generator().most());
    return most > MANY ? Optional.empty() : Optional.of(finding(reserve(most, use.get())));
  }

  private IdReserve reserve(long most, IdUse use) throws SQLException {
    long last = Math.max(table.generator().last(), highest());
    long left = Math.max(0, most - last);
    return new IdReserve(left, Math.toIntExact(left * 100 / most), runsOutOn(left, last, use));
  }

  private Finding finding(IdReserve reserve) {
    Severity severity = isAlarming(reserve) ? Severity.WARNING : Severity.INFO;
    return Finding.of(
            FindingKind.IDS_RUN_OUT,
            Place.column(table.name(), "id"),
            engine.ddl().widenIds(table),
            table.name(),
            reserve.left(),
            reserve.percent(),
            reserve.runsOutOn().map(LocalDate::toString).orElse("no day in sight"))
        .with(severity, reserve);
  }

  private boolean isAlarming(IdReserve reserve) {
    LocalDate alarm = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(ALARM_DAYS);
    return reserve.percent() < ALARM_PERCENT
        || reserve.runsOutOn().filter(day -> day.isBefore(alarm)).isPresent();
  }

  private long highest() throws SQLException {
    return Query.first(connection, "SELECT MAX(id) AS last FROM " + table.name())
        .map(row -> row.number("last", 0))
        .orElse(0L);
  }

  private Optional<LocalDate> runsOutOn(long left, long last, IdUse use) throws SQLException {
    return earlier(use)
        .filter(row -> row.number("seconds", 0) >= TOO_SHORT.toSeconds())
        .filter(row -> last > row.number("id", 0))
        .map(row -> left / 86_400.0 * row.number("seconds", 0) / (last - row.number("id", 0)))
        .filter(days -> days <= FARTHEST_DAYS)
        .map(days -> LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(days.longValue()));
  }

  /** The last row of a week ago; the very first, where none is that old. */
  private Optional<Row> earlier(IdUse use) throws SQLException {
    ExpectedIndex byDate = ExpectedIndex.of("", "date_created");
    if (table.column("date_created").isEmpty() || !table.has(byDate)) {
      return Optional.empty();
    }
    String rows =
        "SELECT id, %s AS seconds FROM %s "
            .formatted(use.seconds("date_created", use.literal(now)), table.name());
    String before = use.literal(now.minus(LOOK_BACK));
    List<Row> old =
        Query.rows(
            connection,
            rows + "WHERE date_created < " + before + " ORDER BY date_created DESC LIMIT 1");
    return old.isEmpty()
        ? Query.first(connection, rows + "ORDER BY date_created LIMIT 1")
        : Optional.of(old.get(0));
  }
}
