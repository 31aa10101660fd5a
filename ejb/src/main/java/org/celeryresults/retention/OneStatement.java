package org.celeryresults.retention;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.celeryresults.store.Dialect;

/**
 * A batch on PostgreSQL: the rules are asked in the statement that locks and deletes, and of the
 * rows nothing but their number comes here. What {@link ExpiringRows} does in several statements.
 *
 * @param rows the table
 * @param order what to do
 */
record OneStatement(ExpiringRows rows, BatchOrder order) {
  private static final String HAS_PARTS =
      "SELECT relhassubclass FROM pg_class WHERE oid = to_regclass({})";

  private static final String TO_DELETE =
      "{} t LEFT JOIN celery_results_pin p ON p.task_id = t.{}"
          + " WHERE {} AND p.id IS NULL AND NOT {} AND {} IS NOT NULL";

  /**
   * The places first, in one piece: a join would look each of them up again. The date in a form
   * that no index is searched for: where the statistics know nothing of these rows, the planner
   * expects none, and would compare all dates up to this one with all of the places.
   */
  private static final String DELETE =
      "DELETE FROM {} t WHERE t.ctid = ANY (ARRAY(SELECT t.ctid FROM {}{}"
          + " FOR UPDATE OF t SKIP LOCKED))"
          + " AND CASE WHEN t.date_done <= {} THEN true ELSE false END";

  /**
   * Sorting costs a sixth of the statement: only one that may not delete all of its rows needs it.
   */
  private static final String OLDEST_FIRST = " ORDER BY t.date_done, t.id LIMIT {}";

  /** To return each row costs a quarter more. */
  private static final String BY_RULE =
      "WITH gone AS ({} RETURNING {} AS rule, t.date_done)"
          + " SELECT rule, count(*), min(date_done), max(date_done), 0 FROM gone GROUP BY rule";

  private static final String ENDS =
      "SELECT (SELECT t.date_done FROM {} ORDER BY t.date_done LIMIT 1),"
          + " (SELECT t.date_done FROM {} ORDER BY t.date_done DESC LIMIT 1)";

  private static final String EXPIRED =
      """
      WITH expired AS MATERIALIZED (
        SELECT * FROM (
          SELECT t.date_done, {} AS rule, p.id IS NOT NULL AS pinned, {} AS referenced, {} AS bytes
            FROM {} t LEFT JOIN celery_results_pin p ON p.task_id = t.{}
           WHERE {}) looked
         WHERE rule IS NOT NULL)""";

  private static final String COUNTED =
      """
      {}, gone AS (
        SELECT rule, date_done, bytes FROM expired WHERE NOT pinned AND NOT referenced LIMIT {})
      SELECT rule, count(*), min(date_done), max(date_done), sum(bytes) FROM gone GROUP BY rule
      UNION ALL""";

  private static final String REASONS =
      """
      {}
      SELECT CASE WHEN pinned THEN -1 WHEN referenced THEN -2 ELSE -3 END, count(*), NULL, NULL, 0
        FROM expired GROUP BY 1""";

  /** False where a row's place names it no more than within its partition. */
  static boolean fits(EntityManager em, Dialect dialect, String table) {
    if (!dialect.changesWithinOneStatement()) {
      return false;
    }
    try {
      return !Sql.of(HAS_PARTS, table)
          .first(em.unwrap(Connection.class), ResultSet::getBoolean)
          .orElse(false);
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  Batch run(EntityManager em, boolean deleting) {
    Optional<Instant> before = order.terms().before();
    if (before.isEmpty()) {
      return Batch.nothing(order.after());
    }
    try {
      Connection connection = em.unwrap(Connection.class);
      Window window = Window.next(connection, table(), order, before.get());
      Found found = new Found(order.terms());
      if (deleting) {
        delete(connection, window, found);
      }
      if (!deleting || window.isLast() || found.rows() < order.size()) {
        look(window, deleting).read(connection, found::add);
      }
      return found.batch(order, window, deleting);
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  private void delete(Connection connection, Window window, Found found) throws SQLException {
    boolean limited = order.most() < order.size();
    if (limited || !order.terms().rules().isEmpty()) {
      Sql sorted = limited ? Sql.of(OLDEST_FIRST, order.most()) : Sql.of("");
      Sql.of(BY_RULE, deletion(window, sorted), verdict()).read(connection, found::add);
      return;
    }
    Sql rows = toDelete(window);
    Sql.of(ENDS, rows, rows)
        .read(
            connection,
            ends -> {
              if (ends.getObject(1) != null) {
                int deleted = deletion(window, Sql.of("")).update(connection);
                found.add(deleted, Window.time(ends, 1), Window.time(ends, 2));
              }
            });
  }

  Sql deletion(Window window, Sql sorted) {
    return Sql.of(DELETE, table(), toDelete(window), sorted, window.end().date());
  }

  private Sql toDelete(Window window) {
    return Sql.of(TO_DELETE, table(), key(), window.contains(), referenced(), verdict());
  }

  /** What has expired in the window, by reasons for which it was or would be left. */
  private Sql look(Window window, boolean deleting) {
    Sql bytes = Sql.of(deleting ? "0" : rows.bytesInSql());
    Sql expired =
        Sql.of(EXPIRED, verdict(), referenced(), bytes, table(), key(), window.contains());
    return Sql.of(REASONS, deleting ? expired : Sql.of(COUNTED, expired, order.most()));
  }

  private Sql verdict() {
    return Verdict.of(order.terms(), Sql.of(rows.finished()));
  }

  private Sql referenced() {
    return Sql.of(order.references().isEmpty() ? "FALSE" : order.references().any());
  }

  private Sql table() {
    return Sql.of(rows.table());
  }

  private Sql key() {
    return Sql.of(rows.key());
  }
}
