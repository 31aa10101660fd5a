package org.celeryresults.retention;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.celeryresults.store.Instants;

/**
 * A batch on PostgreSQL: the rules are asked in the statement that locks and deletes, and of the
 * rows nothing but their number comes here. What {@link ExpiringRows} does in several statements.
 *
 * @param rows the table
 * @param order what to do
 */
record OneStatement(ExpiringRows rows, BatchOrder order) {
  /** Stand where a rule's number stands: rows that had expired, and why they were left. */
  private static final int PINNED = -1;

  private static final int REFERENCED = -2;
  private static final int OTHERS = -3;

  private static final long NONE_OF_THE_DATE = Long.MIN_VALUE;
  private static final Duration RESOLUTION = Duration.ofNanos(1000);

  /** By the index of date_done alone: the rows themselves are read once, by what follows. */
  private static final String WINDOW =
      "SELECT date_done FROM %s WHERE date_done >= ? AND date_done < ?"
          + " ORDER BY date_done OFFSET ? LIMIT 1";

  /** Within one date that more rows have than a batch. */
  private static final String WINDOW_OF_A_DATE =
      "SELECT id FROM %s WHERE date_done = ? AND id > ? ORDER BY id OFFSET ? LIMIT 1";

  private static final String EXPIRED =
      """
      WITH expired AS MATERIALIZED (
        SELECT * FROM (
          SELECT t.ctid AS place, t.date_done, %2$s AS rule, p.id IS NOT NULL AS pinned,
                 %3$s AS referenced, %4$s AS bytes
            FROM %1$s t LEFT JOIN celery_results_pin p ON p.task_id = t.%5$s
           WHERE t.date_done >= ? AND (t.date_done > ? OR t.id > ?)
             AND t.date_done <= ? AND (t.date_done < ? OR t.id <= ?)) looked
         WHERE rule IS NOT NULL)""";

  private static final String TO_DELETE =
      """
      %1$s t LEFT JOIN celery_results_pin p ON p.task_id = t.%4$s
       WHERE t.date_done >= ? AND (t.date_done > ? OR t.id > ?)
         AND t.date_done <= ? AND (t.date_done < ? OR t.id <= ?)
         AND p.id IS NULL AND NOT %3$s AND %2$s IS NOT NULL""";

  /** The places first, in one piece: a join would look each of them up again. */
  private static final String DELETE =
      "DELETE FROM %1$s t WHERE t.ctid = ANY (ARRAY(SELECT t.ctid FROM "
          + TO_DELETE
          + " %5$s FOR UPDATE OF t SKIP LOCKED)) AND t.date_done <= ?";

  /** To return each row costs a quarter more. */
  private static final String BY_RULE =
      " RETURNING %6$s AS rule, t.date_done)"
          + " SELECT rule, count(*), min(date_done), max(date_done), 0 FROM gone GROUP BY rule";

  private static final String ENDS =
      "SELECT (SELECT t.date_done FROM "
          + TO_DELETE
          + " ORDER BY t.date_done LIMIT 1), (SELECT t.date_done FROM "
          + TO_DELETE
          + " ORDER BY t.date_done DESC LIMIT 1)";

  /**
   * Sorting costs a sixth of the statement: only one that may not delete all of its rows needs it.
   */
  private static final String OLDEST_FIRST = "ORDER BY t.date_done, t.id LIMIT ?";

  private static final String COUNTED =
      """
      , gone AS (
        SELECT rule, date_done, bytes FROM expired WHERE NOT pinned AND NOT referenced LIMIT ?)""";

  private static final String TALLIES =
      """

      SELECT rule, count(*), min(date_done), max(date_done), sum(bytes) FROM gone GROUP BY rule
      UNION ALL""";

  private static final String REASONS =
      """

      SELECT CASE WHEN pinned THEN -1 WHEN referenced THEN -2 ELSE -3 END, count(*), NULL, NULL, 0
        FROM expired GROUP BY 1""";

  Batch run(EntityManager em, boolean deleting) {
    Instant before = order.terms().before().orElse(null);
    if (before == null) {
      return Batch.nothing(order.after());
    }
    try {
      Connection connection = em.unwrap(Connection.class);
      Position end = window(connection, before);
      boolean last = !end.date().isBefore(before);
      return run(connection, end, last, deleting);
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  /** Where so many rows end, or a few less; at the date where expiry ends if there are no more. */
  private Position window(Connection connection, Instant before) throws SQLException {
    Position after = order.after();
    Parameters dates = new Parameters();
    dates.add(Instants.required(after.date()));
    dates.add(Instants.required(before));
    dates.add(order.size());
    Instant next =
        first(connection, WINDOW.formatted(rows.table()), dates, OneStatement::time).orElse(null);
    if (next == null) {
      return after.at(before, NONE_OF_THE_DATE);
    }
    if (next.isAfter(after.date())) {
      return after.at(next, NONE_OF_THE_DATE);
    }
    Parameters ids = new Parameters();
    ids.add(Instants.required(next));
    ids.add(after.id());
    ids.add(order.size() - 1);
    return first(connection, WINDOW_OF_A_DATE.formatted(rows.table()), ids, ResultSet::getLong)
        .map(id -> after.at(next, id))
        .orElseGet(() -> after.at(next.plus(RESOLUTION), NONE_OF_THE_DATE));
  }

  private static <T> Optional<T> first(
      Connection connection, String sql, Parameters parameters, Column<T> column)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(column.of(row, 1)) : Optional.empty();
      }
    }
  }

  private Batch run(Connection connection, Position end, boolean last, boolean deleting)
      throws SQLException {
    Found found = new Found();
    if (deleting) {
      delete(connection, end, found);
      if (last || found.rows() < order.size()) {
        look(connection, end, REASONS, false, found);
      }
    } else {
      look(connection, end, COUNTED + TALLIES + REASONS, true, found);
    }
    boolean full = found.rows() >= order.most();
    long busy = full ? 0 : found.others - (deleting ? 0 : found.rows());
    Kept kept = new Kept(found.pinned, found.referenced, busy);
    return new Batch(Batch.sum(found.tallies), kept, end, last && !full);
  }

  private void delete(Connection connection, Position end, Found found) throws SQLException {
    boolean limited = order.most() < order.size();
    if (limited || !order.terms().rules().isEmpty()) {
      deleteByRule(connection, end, limited, found);
    } else {
      deleteByAge(connection, end, found);
    }
  }

  private void deleteByRule(Connection connection, Position end, boolean limited, Found found)
      throws SQLException {
    Parameters parameters = new Parameters();
    String verdict = verdictWithin(end, parameters);
    if (limited) {
      parameters.add(order.most());
    }
    parameters.add(Instants.required(end.date()));
    String rule = verdict(parameters);
    String sql = "WITH gone AS (" + DELETE + BY_RULE;
    String sorted = limited ? OLDEST_FIRST : "";
    read(
        connection,
        sql.formatted(rows.table(), verdict, referenced(), rows.key(), sorted, rule),
        parameters,
        found);
  }

  private void deleteByAge(Connection connection, Position end, Found found) throws SQLException {
    Parameters ends = new Parameters();
    verdictWithin(end, ends); // of the oldest
    String verdict = verdictWithin(end, ends); // and of the newest
    Parameters parameters = new Parameters();
    verdictWithin(end, parameters);
    parameters.add(Instants.required(end.date()));
    String of = rows.table();
    try (PreparedStatement looked =
            connection.prepareStatement(ENDS.formatted(of, verdict, referenced(), rows.key()));
        PreparedStatement deleted =
            connection.prepareStatement(
                DELETE.formatted(of, verdict, referenced(), rows.key(), ""))) {
      ends.bind(looked);
      parameters.bind(deleted);
      try (ResultSet dates = looked.executeQuery()) {
        dates.next();
        if (dates.getObject(1) != null) {
          found.add(deleted.executeUpdate(), time(dates, 1), time(dates, 2), order.terms());
        }
      }
    }
  }

  private String verdictWithin(Position end, Parameters parameters) {
    parameters.window(order.after(), end);
    return verdict(parameters);
  }

  private String verdict(Parameters parameters) {
    return new Verdict(order.terms(), rows.finished(), parameters).sql();
  }

  /** What has expired in the window, by reasons for which it was or would be left. */
  private void look(Connection connection, Position end, String what, boolean counting, Found found)
      throws SQLException {
    Parameters parameters = new Parameters();
    String sql =
        EXPIRED.formatted(
                rows.table(),
                verdict(parameters),
                referenced(),
                counting ? rows.bytesInSql() : "0",
                rows.key())
            + what;
    parameters.window(order.after(), end);
    if (counting) {
      parameters.add(order.most());
    }
    read(connection, sql, parameters, found);
  }

  private String referenced() {
    return order.references().isEmpty() ? "FALSE" : order.references().any();
  }

  private void read(Connection connection, String sql, Parameters parameters, Found found)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row, order.terms());
        }
      }
    }
  }

  /** What the statements tell. */
  private static final class Found {
    private final List<Tally> tallies = new ArrayList<>();
    private long pinned;
    private long referenced;
    private long others;

    void add(ResultSet row, Terms terms) throws SQLException {
      int rule = row.getInt(1);
      long count = row.getLong(2);
      switch (rule) {
        case PINNED -> pinned = count;
        case REFERENCED -> referenced = count;
        case OTHERS -> others = count;
        default ->
            tallies.add(
                new Tally(terms.nameOf(rule), count, time(row, 3), time(row, 4), row.getLong(5)));
      }
    }

    void add(int count, Instant oldest, Instant newest, Terms terms) {
      if (count > 0) {
        tallies.add(new Tally(terms.nameOf(0), count, oldest, newest, 0));
      }
    }

    long rows() {
      return tallies.stream().mapToLong(Tally::rows).sum();
    }
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }

  /** How a column is read. */
  @FunctionalInterface
  private interface Column<T> {
    T of(ResultSet row, int column) throws SQLException;
  }

  /** Values in the order of their markers. */
  static final class Parameters {
    private final List<Object> values = new ArrayList<>();

    void add(Object value) {
      values.add(value);
    }

    void after(Position position) {
      add(Instants.required(position.date()));
      add(Instants.required(position.date()));
      add(position.id());
    }

    void window(Position after, Position end) {
      after(after);
      add(Instants.required(end.date()));
      add(Instants.required(end.date()));
      add(end.id());
    }

    private void bind(PreparedStatement statement) throws SQLException {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
    }
  }

  /**
   * {@link Terms#ruleOf} as SQL: the number of the rule by which the row {@code t} has expired, or
   * NULL.
   */
  record Verdict(Terms terms, String finished, Parameters parameters) {
    String sql() {
      List<RetentionRule> rules = terms.rules();
      if (rules.isEmpty()) {
        return expired(terms.expires(), false, 0);
      }
      StringBuilder sql = new StringBuilder("CASE");
      for (int i = 0; i < rules.size(); i++) {
        RetentionRule rule = rules.get(i);
        sql.append(" WHEN TRUE");
        rule.status().ifPresent(status -> and(sql, " AND t.status = ?", status));
        rule.taskName()
            .ifPresent(name -> and(sql, " AND t.task_name LIKE ? ESCAPE '!'", like(name)));
        sql.append(" THEN ").append(expired(rule.keep(), rule.status().isPresent(), i));
      }
      return sql + " ELSE " + expired(terms.expires(), false, rules.size()) + " END";
    }

    private String expired(Expires keep, boolean meant, int number) {
      if (keep.age().isEmpty()) {
        return "CAST(NULL AS integer)";
      }
      Duration age = keep.age().get();
      parameters.add(Instants.required(terms.now().minus(age)));
      String before = "CAST(? AS timestamptz)";
      if (!meant && terms.abandonedAfter().compareTo(age) > 0) {
        parameters.add(Instants.required(terms.now().minus(terms.abandonedAfter())));
        before = "CASE WHEN %s THEN %2$s ELSE %2$s END".formatted(finished, before);
      }
      return "CASE WHEN t.date_done < %s THEN %d END".formatted(before, number);
    }

    private void and(StringBuilder sql, String condition, String value) {
      sql.append(condition);
      parameters.add(value);
    }

    private static String like(String pattern) {
      return pattern.replace("!", "!!").replace("%", "!%").replace("_", "!_").replace('*', '%');
    }
  }
}
