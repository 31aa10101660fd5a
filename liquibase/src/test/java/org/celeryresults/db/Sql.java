package org.celeryresults.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** Statements and scripts in one line. */
final class Sql {
  private Sql() {}

  static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a file of fixtures/celery as one script. */
  static void load(DataSource source, String fixture) throws SQLException {
    run(source, "/fixtures/celery/" + fixture);
  }

  /** Runs a file of the test resources as one script. */
  static void run(DataSource source, String resource) throws SQLException {
    execute(source, text(resource));
  }

  /** The rows, each as its columns joined by a blank; null is an empty text. */
  static List<String> rows(DataSource source, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        rows.add(row(result));
      }
    }
    return rows;
  }

  private static String row(ResultSet result) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      columns.add(Objects.toString(result.getString(i), ""));
    }
    return String.join(" ", columns).strip();
  }

  /** A file of the test resources. */
  static String text(String resource) {
    try (InputStream in = Sql.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
