package org.celeryresults.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that one statement stores, each of a key of its own. It runs on the transaction's
 * connection, past EclipseLink, to which arrays and thousands of parameters are foreign.
 *
 * @param rows values of {@link Upsert#parameters()}, in that order
 */
record Bulk(
    Upsert upsert, Optional<Guard> guard, List<? extends List<? extends @Nullable Object>> rows) {
  /** Sets the parameters of a statement. */
  @FunctionalInterface
  interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Sets an array for each column: the statement's text is the same for any number of rows. */
  void bindColumns(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < upsert.parameters().size(); i++) {
      int column = i;
      @Nullable Object[] values = rows.stream().map(row -> row.get(column)).toArray();
      statement.setArray(i + 1, statement.getConnection().createArrayOf("text", values));
    }
  }

  /**
   * The columns that a statement must answer, in this order, whether the row is new after the key.
   */
  String answer(String prefix, String created) {
    Stream<String> columns =
        Stream.concat(
            Stream.of("id"), Stream.concat(upsert.times().stream(), Stream.of(upsert.key())));
    Stream<String> guarded = guard.map(Guard::column).stream();
    return Stream.of(columns.map(c -> prefix + c), Stream.of(created), guarded.map(c -> prefix + c))
        .flatMap(s -> s)
        .collect(Collectors.joining(", "));
  }

  /** Runs a statement that answers nothing. */
  void execute(EntityManager entityManager, String sql, Binder binder) {
    try (PreparedStatement statement = prepare(entityManager, sql)) {
      binder.bind(statement);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  /** Runs a statement with this {@link #answer}. Of rows that were kept there is none. */
  Map<String, Written> query(EntityManager entityManager, String sql, Binder binder, Times times) {
    try (PreparedStatement statement = prepare(entityManager, sql)) {
      binder.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows, times);
      }
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  private static PreparedStatement prepare(EntityManager entityManager, String sql)
      throws SQLException {
    return entityManager.unwrap(Connection.class).prepareStatement(sql);
  }

  private Map<String, Written> read(ResultSet row, Times times) throws SQLException {
    int key = upsert.times().size() + 2;
    Map<String, @Nullable Object> given = guardedValues();
    Map<String, Written> written = new HashMap<>();
    while (row.next()) {
      String stored = row.getString(key);
      String guarded = guard.isPresent() ? row.getString(key + 2) : null;
      if (guard.filter(g -> g.kept(guarded, given.get(stored))).isEmpty()) {
        List<@Nullable Instant> dates = new ArrayList<>();
        for (int i = 2; i < key; i++) {
          dates.add(Instants.column(times.fromColumn(row, i)));
        }
        written.put(stored, new Written(row.getLong(1), dates, row.getBoolean(key + 1)));
      }
    }
    return written;
  }

  /** What was to be stored in the guard's column, by key. */
  private Map<String, @Nullable Object> guardedValues() {
    Map<String, @Nullable Object> values = new HashMap<>();
    guard.ifPresent(
        g -> {
          int column = upsert.parameters().indexOf(g.column());
          rows.forEach(row -> values.put(String.valueOf(row.get(0)), row.get(column)));
        });
    return values;
  }
}
