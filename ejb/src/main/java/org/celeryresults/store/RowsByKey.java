package org.celeryresults.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows of a table, named by many keys at once. Runs on the transaction's connection, past
 * EclipseLink, to which arrays and thousands of parameters are foreign. All names are ours or the
 * catalog's.
 *
 * @param key the column that names them
 * @param date the column that says when they were last stored
 * @param byKey what lets the database read them by the index of the key
 * @param byDate the same of the date
 */
public record RowsByKey(
    EntityManager entityManager,
    Dialect dialect,
    String table,
    String key,
    String date,
    String byKey,
    String byDate) {
  /** Where the condition that names the rows comes to stand. */
  private static final String KEYS = ":keys";

  /** Those of a table. */
  public static RowsByKey of(
      EntityManager entityManager, Dialect dialect, String table, String key, String date) {
    String byKey = dialect.byIndex(entityManager, table, key);
    String byDate = dialect.byIndex(entityManager, table, date);
    return new RowsByKey(entityManager, dialect, table, key, date, byKey, byDate);
  }

  /**
   * Locks rows for deletion, by the index of their date first: so does everybody else who deletes
   * by date, and nobody waits for each other in a circle.
   *
   * @param first no row was last stored before
   * @param last a row that was stored after has become fresh, and is left
   * @param condition SQL on the table {@code t}, beginning with AND, or empty
   * @return those that nobody else has locked
   */
  public Set<String> lock(Collection<String> keys, Instant first, Instant last, String condition) {
    String inOrder =
        "SELECT t.%s FROM %s t%s WHERE t.%s >= ? AND t.%4$s <= ? AND :keys%s ORDER BY t.%4$s, t.id%s"
            .formatted(key, table, byDate, date, condition, dialect.skippingLocked());
    Set<String> locked = select(inOrder, keys, List.of(first, last));
    if (!dialect.locksIndexEntries()) {
      return locked;
    }
    String named =
        "SELECT t.%s FROM %s t%s WHERE :keys%s"
            .formatted(key, table, byKey, dialect.skippingLocked());
    return select(named, locked, List.of());
  }

  /**
   * Those rows that are there, and meet the condition.
   *
   * @param condition SQL on the table {@code t}, beginning with AND, or empty
   */
  public Set<String> among(Collection<String> keys, String condition) {
    return select(
        "SELECT t.%s FROM %s t WHERE :keys%s".formatted(key, table, condition), keys, List.of());
  }

  /**
   * Deletes rows; how many. By the index of the key: a scan of the table would wait for rows that
   * others have locked.
   *
   * @param last a row that was stored after has become fresh, and is left
   * @param condition SQL on the table by its name, beginning with AND, or empty
   */
  public int delete(Collection<String> keys, Instant last, String condition) {
    String from = byKey.isEmpty() ? "FROM " + table : "%1$s FROM %1$s%2$s".formatted(table, byKey);
    String sql = "DELETE %s WHERE %s <= ? AND :keys%s".formatted(from, date, condition);
    int deleted = 0;
    for (List<String> chunk : chunks(keys)) {
      try (PreparedStatement statement = prepare(sql, table + "." + key, List.of(last), chunk)) {
        deleted += statement.executeUpdate();
      } catch (SQLException e) {
        throw new PersistenceException(e);
      }
    }
    return deleted;
  }

  private Set<String> select(String sql, Collection<String> keys, List<Instant> dates) {
    Set<String> found = new HashSet<>();
    for (List<String> chunk : chunks(keys)) {
      try (PreparedStatement statement = prepare(sql, "t." + key, dates, chunk);
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      } catch (SQLException e) {
        throw new PersistenceException(e);
      }
    }
    return found;
  }

  private PreparedStatement prepare(
      String sql, String column, List<Instant> dates, List<String> keys) throws SQLException {
    KeyList list = dialect.keyList();
    PreparedStatement statement =
        entityManager
            .unwrap(Connection.class)
            .prepareStatement(sql.replace(KEYS, list.condition(column, keys.size())));
    int index = 1;
    for (Instant bound : dates) {
      statement.setObject(index, dialect.times().toColumn(Instants.required(bound)));
      index++;
    }
    list.bind(statement, index, keys);
    return statement;
  }

  private List<List<String>> chunks(Collection<String> keys) {
    List<String> all = List.copyOf(keys);
    int most = dialect.keyList().most();
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      chunks.add(all.subList(from, Math.min(from + most, all.size())));
    }
    return chunks;
  }
}
