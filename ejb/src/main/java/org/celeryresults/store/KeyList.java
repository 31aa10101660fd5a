package org.celeryresults.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** How a statement names many rows by their keys. */
public enum KeyList {
  /** One parameter, whatever the number of keys: the statement's text is always the same. */
  ARRAY(100_000) {
    @Override
    String condition(String column, int count) {
      return column + " = ANY (?)";
    }

    @Override
    int bind(PreparedStatement statement, int index, List<String> keys) throws SQLException {
      statement.setArray(
          index, statement.getConnection().createArrayOf("text", keys.toArray(new String[0])));
      return index + 1;
    }
  },

  /** A parameter for each key. */
  PARAMETERS(1000) {
    @Override
    String condition(String column, int count) {
      return "%s IN (%s)".formatted(column, String.join(", ", Collections.nCopies(count, "?")));
    }

    @Override
    int bind(PreparedStatement statement, int index, List<String> keys) throws SQLException {
      for (int i = 0; i < keys.size(); i++) {
        statement.setString(index + i, keys.get(i));
      }
      return index + keys.size();
    }
  };

  private final int most;

  KeyList(int most) {
    this.most = most;
  }

  /** The most keys that one statement can name. */
  int most() {
    return most;
  }

  /** SQL: the column holds one of so many keys. */
  abstract String condition(String column, int count);

  /** Sets the parameters of the condition; the index of the next one. */
  abstract int bind(PreparedStatement statement, int index, List<String> keys) throws SQLException;
}
