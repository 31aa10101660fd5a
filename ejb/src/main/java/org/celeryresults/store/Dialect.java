package org.celeryresults.store;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.jspecify.annotations.Nullable;

/** What one kind of database says in its own way; one class for each. */
public interface Dialect {
  /** The name that django-celery-results uses: postgresql, mysql, … */
  String engine();

  /** The EclipseLink platform that binds and reads our types exactly. */
  String platform();

  /** True when this database sorts NULL above every value. */
  boolean nullsSortHigh();

  /**
   * Inserts the row, or replaces it.
   *
   * @param guard names a row that is to be left alone; empty: always replace
   * @param values of {@link Upsert#parameters()}, in that order
   * @return what was written; empty where the guard kept the row
   * @throws org.celeryresults.message.InvalidValueException when the key's column takes another,
   *     stored key for the same; the transaction is then doomed, and nothing overwritten
   */
  Optional<Written> store(
      EntityManager entityManager,
      Upsert upsert,
      Optional<Guard> guard,
      List<? extends @Nullable Object> values);

  /**
   * Inserts or replaces many rows, each of a key of its own, in their order; in as few statements
   * as the database can.
   *
   * @param guard keeps rows, but not from the new values that it names
   * @param rows values of {@link Upsert#parameters()}, in that order
   * @return what was written, by key; without what the guard kept, and without keys that the column
   *     takes for another: then {@link #store} tells what is wrong
   */
  default Map<String, Written> storeAll(
      EntityManager entityManager,
      Upsert upsert,
      Optional<Guard> guard,
      List<? extends List<? extends @Nullable Object>> rows) {
    Map<String, Written> written = new HashMap<>();
    for (List<? extends @Nullable Object> row : rows) {
      Optional<Guard> against =
          guard.filter(g -> g.isAgainst(row.get(upsert.parameters().indexOf(g.column()))));
      store(entityManager, upsert, against, row)
          .ifPresent(stored -> written.put(String.valueOf(row.get(0)), stored));
    }
    return written;
  }

  /**
   * Deletes the row of exactly that key, never one that the column's collation takes for the same.
   *
   * @return false when there was none
   */
  default boolean delete(EntityManager entityManager, String table, String column, String key) {
    String sql = "DELETE FROM %s WHERE %s = ?1".formatted(table, column);
    return Queries.numbered(entityManager, sql, List.of(key)).executeUpdate() > 0;
  }

  /** A column, for comparisons that take no two texts for the same: whatever its collation. */
  default String comparedExactly(String column) {
    return column;
  }

  /** True where WITH may hold statements that change rows, and answer what they changed. */
  default boolean changesWithinOneStatement() {
    return false;
  }

  /** How this database's times go to it. */
  default Times times() {
    return Times.ZONED;
  }

  /** How a statement names many rows. */
  default KeyList keyList() {
    return KeyList.PARAMETERS;
  }

  /** What a SELECT ends with to lock its rows but those that are locked; empty: it can't. */
  default String skippingLocked() {
    return " FOR UPDATE SKIP LOCKED";
  }

  /** True where entries of an index are locked apart from the row, and can be waited for. */
  default boolean locksIndexEntries() {
    return false;
  }

  /** What follows a table's name in FROM to read it by the index of a column; may be empty. */
  default String byIndex(EntityManager entityManager, String table, String column) {
    return "";
  }

  /** SQL or JPQL: the name of the function that says how many bytes a text has. */
  default String lengthInBytes() {
    return "OCTET_LENGTH";
  }

  /**
   * A statement that answers the planner's row count of a table, negative: not known yet; empty
   * when this database has none.
   */
  Optional<String> estimatedRows(String table);

  /**
   * A statement that answers a number which grows by one with each transaction that writes, its own
   * included; empty when this database has none that everybody may ask for.
   */
  default Optional<String> transactions() {
    return Optional.empty();
  }

  /**
   * A statement that answers what {@link java.sql.DatabaseMetaData#getExportedKeys} does of the
   * table that its parameter names, more quickly; empty: ask that.
   */
  default Optional<String> exportedKeys() {
    return Optional.empty();
  }

  /**
   * The dialect of a database by the product name that its driver reports.
   *
   * @throws CeleryResultsException that lists the supported ones
   */
  static Dialect of(String product, String alias) {
    List<Dialect> known =
        List.of(
            new PostgresDialect(),
            new MariaDbDialect(),
            new MySqlDialect(),
            new H2Dialect(),
            PortableDialect.ORACLE,
            PortableDialect.SQL_SERVER,
            PortableDialect.DB2);
    String name = product.toLowerCase(Locale.ROOT).replace("microsoft sql server", "sqlserver");
    return known.stream()
        .filter(dialect -> name.startsWith(dialect.engine()))
        .findFirst()
        .orElseThrow(
            () ->
                new CeleryResultsException(
                    Message.DATABASE_NOT_SUPPORTED,
                    product,
                    alias,
                    known.stream().map(Dialect::engine).collect(Collectors.joining(", "))));
  }
}
