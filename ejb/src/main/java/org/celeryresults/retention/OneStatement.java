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

  private static final String WINDOW =
      "SELECT date_done, id FROM %s WHERE date_done >= ? AND (date_done > ? OR id > ?)"
          + " AND date_done < ? ORDER BY date_done, id OFFSET ? LIMIT 1";

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

  private static final String GONE =
      """
      , picked AS (
        SELECT t.ctid AS place, e.rule
          FROM %1$s t JOIN expired e ON t.ctid = e.place
         WHERE NOT e.pinned AND NOT e.referenced ORDER BY e.date_done LIMIT ?
           FOR UPDATE OF t SKIP LOCKED),
      gone AS (
        DELETE FROM %1$s t USING picked p WHERE t.ctid = p.place AND t.date_done <= ?
        RETURNING p.rule, t.date_done, 0 AS bytes)""";

  private static final String COUNTED =
      """
      , gone AS (
        SELECT rule, date_done, bytes FROM expired WHERE NOT pinned AND NOT referenced LIMIT ?)""";

  private static final String TALLIES =
      """

      SELECT rule, count(*), min(date_done), max(date_done), sum(bytes) FROM gone GROUP BY rule
      UNION ALL
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
      boolean last = end.id() == Long.MAX_VALUE;
      return run(connection, end, last, deleting);
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  /** Where so many rows end; with the greatest number where there are fewer. */
  private Position window(Connection connection, Instant before) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(WINDOW.formatted(rows.table()))) {
      Parameters parameters = new Parameters();
      parameters.after(order.after());
      parameters.add(Instants.required(before));
      parameters.add(order.size() - 1);
      parameters.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? order.after().at(time(row, 1), row.getLong(2))
            : order.after().at(before, Long.MAX_VALUE);
      }
    }
  }

  private Batch run(Connection connection, Position end, boolean last, boolean deleting)
      throws SQLException {
    Parameters parameters = new Parameters();
    String sql =
        EXPIRED.formatted(
                rows.table(),
                new Verdict(order.terms(), rows.finished(), parameters).sql(),
                order.references().isEmpty() ? "FALSE" : order.references().any(),
                deleting ? "0" : rows.bytesInSql(),
                rows.key())
            + (deleting ? GONE.formatted(rows.table()) : COUNTED)
            + TALLIES;
    parameters.after(order.after());
    parameters.add(Instants.required(end.date()));
    parameters.add(Instants.required(end.date()));
    parameters.add(end.id());
    parameters.add(order.most());
    if (deleting) {
      parameters.add(Instants.required(end.date()));
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        return batch(row, end, last);
      }
    }
  }

  private Batch batch(ResultSet row, Position end, boolean last) throws SQLException {
    List<Tally> tallies = new ArrayList<>();
    long pinned = 0;
    long referenced = 0;
    long others = 0;
    while (row.next()) {
      int rule = row.getInt(1);
      long count = row.getLong(2);
      switch (rule) {
        case PINNED -> pinned = count;
        case REFERENCED -> referenced = count;
        case OTHERS -> others = count;
        default ->
            tallies.add(
                new Tally(
                    order.terms().nameOf(rule), count, time(row, 3), time(row, 4), row.getLong(5)));
      }
    }
    long gone = tallies.stream().mapToLong(Tally::rows).sum();
    boolean full = gone >= order.most();
    long busy = full ? 0 : others - gone;
    return new Batch(Batch.sum(tallies), new Kept(pinned, referenced, busy), end, last && !full);
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
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
