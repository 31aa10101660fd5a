package org.celeryresults.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How PostgreSQL carries out the deletion of a batch, by its own EXPLAIN. */
class DeletionPlanIT {
  private static final int BATCH = 2000;

  private static final ExpiringRows ROWS =
      new ExpiringRows(
          "Row", "taskId", "result_row", "task_id", "", List.of(), "t.status = 'SUCCESS'");

  private final Instant now = Clock.systemUTC().instant();
  private EmbeddedPostgres server;

  @BeforeEach
  void start() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().setServerConfig("autovacuum", "off").start();
    execute(
        "CREATE TABLE result_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " task_id varchar(255) NOT NULL UNIQUE, status varchar(50) NOT NULL,"
            + " task_name varchar(255), date_done timestamptz NOT NULL)",
        "CREATE INDEX ON result_row (date_done)",
        "CREATE TABLE celery_results_pin (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " task_id varchar(255) NOT NULL UNIQUE)",
        "INSERT INTO result_row (task_id, status, date_done)"
            + " SELECT n, 'SUCCESS', now() FROM generate_series(1, 20000) n");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void rows_are_found_by_their_places() throws Exception {
    becomeOld();
    execute("ANALYZE");
    assertThat(plan("")).contains("Tid Scan on result_row t");
  }

  /**
   * It expects none: by the index it would compare each row of the batch with all of its places.
   */
  @Test
  void also_when_the_planner_has_not_seen_that_they_are_old() throws Exception {
    execute("ANALYZE");
    becomeOld();
    assertThat(plan("")).contains("Tid Scan on result_row t");
    assertThat(plan(" ORDER BY t.date_done, t.id LIMIT 7")).contains("Tid Scan on result_row t");
  }

  private void becomeOld() throws SQLException {
    execute(
        "UPDATE result_row SET date_done = now() - interval '9 days' + id * interval '1 second'");
  }

  private String plan(String sorted) throws SQLException {
    Terms terms = new Terms(List.of(), Expires.after(Duration.ofDays(1)), Duration.ofDays(30), now);
    BatchOrder order =
        new BatchOrder(terms, References.NONE, Position.START, BATCH, Long.MAX_VALUE);
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      Window window =
          Window.next(connection, Sql.of(ROWS.table()), order, terms.before().orElseThrow());
      Sql deletion = new OneStatement(ROWS, order).deletion(window, Sql.of(sorted));
      List<String> lines = new ArrayList<>();
      Sql.of("EXPLAIN {}", deletion).read(connection, row -> lines.add(row.getString(1)));
      return String.join("\n", lines);
    }
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
