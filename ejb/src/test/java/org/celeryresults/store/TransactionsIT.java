package org.celeryresults.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** By what PostgreSQL counts a purge knows that others write. */
class TransactionsIT {
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = EmbeddedPostgres.start();
    execute("CREATE TABLE t (n integer)");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void every_transaction_that_writes_counts_once() throws Exception {
    long before = count();
    execute("INSERT INTO t VALUES (1), (2)");
    assertThat(count()).isEqualTo(before + 1);
    execute("INSERT INTO t VALUES (3)");
    execute("DELETE FROM t");
    assertThat(count()).isEqualTo(before + 3);
  }

  @Test
  void readers_do_not_count() throws Exception {
    long before = count();
    execute("SELECT n FROM t");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void a_user_without_rights_may_ask() throws Exception {
    execute("CREATE ROLE nobody LOGIN");
    try (Connection connection = server.getDatabase("nobody", "postgres").getConnection()) {
      assertThat(count(connection)).isPositive();
    }
  }

  private static long count() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      return count(connection);
    }
  }

  private static long count(Connection connection) throws SQLException {
    String sql = new PostgresDialect().transactions().orElseThrow();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
