package org.celeryresults.it.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.celeryresults.it.server.PostgreSql;

/** Millions of finished tasks on PostgreSQL, half of which have expired. */
final class MillionRows {
  private static final long MILLION = 1_000_000;

  private static final String TABLE = "django_celery_results_taskresult";
  private static final String EXPIRED = " WHERE date_done < now() - interval '1 day'";

  private static final String FILL =
      """
      INSERT INTO %1$s (task_id, task_name, status, worker, content_type, content_encoding,
                      task_args, task_kwargs, result, meta, date_created, date_done)
      SELECT gen_random_uuid()::text, 'shop.tasks.task' || g %% 40,
             CASE WHEN g %% 20 = 0 THEN 'FAILURE' ELSE 'SUCCESS' END, 'worker' || g %% 8,
             'application/json', 'utf-8', '"(1, 2)"', '"{}"', repeat(md5(g::text), 6),
             '{"children": []}', moment, moment
        FROM (SELECT g, CASE WHEN g <= %2$d
                             THEN now() - interval '2 days' - (%2$d - g) * interval '5 seconds'
                             ELSE now() - (2 * %2$d - g) * interval '12 hours' / %2$d END AS moment
                FROM generate_series(1, 2 * %2$d) g) rows""";

  private MillionRows() {}

  /** One million; begins anew, with statistics, and nothing left to be written. */
  static void fill() throws SQLException {
    fill(1);
  }

  /** The same with so many millions. */
  static void fill(int millions) throws SQLException {
    execute("TRUNCATE " + TABLE);
    execute(FILL.formatted(TABLE, millions * MILLION / 2));
    execute("VACUUM ANALYZE " + TABLE);
    execute("CHECKPOINT");
  }

  /** How long one statement takes for all that have expired, its commit included. */
  static Duration deleteAtOnce() throws SQLException {
    long start = System.nanoTime();
    execute("DELETE FROM " + TABLE + EXPIRED);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** How many have expired. */
  static long expired() throws SQLException {
    try (Connection connection = PostgreSql.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + TABLE + EXPIRED)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = PostgreSql.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
