package org.celeryresults.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.celeryresults.store.Instants;

/**
 * A statement, or a part of one, together with the values of its markers: so they can't get out of
 * order.
 *
 * @param text with a marker for each value
 * @param values in the order of their markers
 */
record Sql(String text, List<Object> values) {
  private static final String PLACE = "\\{}";

  Sql {
    values = List.copyOf(values);
  }

  /** Reads a column of the row that the result stands at. */
  @FunctionalInterface
  interface Column<T> {
    T of(ResultSet row, int column) throws SQLException;
  }

  /** Reads the row that the result stands at. */
  @FunctionalInterface
  interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  /**
   * From a text in which each <code>{}</code> stands for the next part.
   *
   * @param parts SQL is put in as it is, with its values; anything else becomes a value
   */
  static Sql of(String text, Object... parts) {
    if (parts.length == 0) {
      return new Sql(text, List.of());
    }
    String[] pieces = text.split(PLACE, -1);
    StringBuilder whole = new StringBuilder(pieces[0]);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] instanceof Sql sql) {
        whole.append(sql.text);
        values.addAll(sql.values);
      } else {
        whole.append('?');
        values.add(parts[i]);
      }
      whole.append(pieces[i + 1]);
    }
    return new Sql(whole.toString(), values);
  }

  /** Column 1 of the first row; empty: there is none. */
  <T> Optional<T> first(Connection connection, Column<T> column) throws SQLException {
    try (PreparedStatement statement = prepare(connection);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(column.of(row, 1)) : Optional.empty();
    }
  }

  /** All rows, one after the other. */
  void read(Connection connection, Reader reader) throws SQLException {
    try (PreparedStatement statement = prepare(connection);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        reader.read(row);
      }
    }
  }

  /** How many rows it has changed. */
  int update(Connection connection) throws SQLException {
    try (PreparedStatement statement = prepare(connection)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      statement.setObject(i + 1, value instanceof Instant time ? Instants.required(time) : value);
    }
    return statement;
  }
}
