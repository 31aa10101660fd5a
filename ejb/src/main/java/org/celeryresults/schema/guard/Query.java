package org.celeryresults.schema.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions to the catalog, patient for a while only: a migration may hold the table's lock. */
final class Query {
  private static final int SECONDS = 30;

  private Query() {}

  static List<Row> rows(Connection connection, String sql, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(SECONDS);
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return rows(result);
      }
    }
  }

  static Optional<Row> first(Connection connection, String sql, String... values)
      throws SQLException {
    return rows(connection, sql, values).stream().findFirst();
  }

  static List<Row> rows(ResultSet result) throws SQLException {
    List<Row> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(Row.of(result));
    }
    return rows;
  }
}
