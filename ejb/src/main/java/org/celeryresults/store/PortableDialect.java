package org.celeryresults.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Databases that we have no statement of one piece for: UPDATE, and INSERT where there was nothing,
 * in SQL that all of them take. Two writers of one new id may meet in the INSERT; the unique key
 * lets one of them fail, and the retry replaces.
 *
 * @param engine the name, as {@code currentEngine()} shows it
 * @param platform the EclipseLink platform
 * @param nullsSortHigh whether NULL sorts above every value
 */
record PortableDialect(String engine, String platform, boolean nullsSortHigh) implements Dialect {
  static final Dialect ORACLE = new PortableDialect("oracle", OraclePlatform.class.getName(), true);
  static final Dialect SQL_SERVER =
      new PortableDialect(
          "sqlserver", "org.eclipse.persistence.platform.database.SQLServerPlatform", false);
  static final Dialect DB2 = new PortableDialect("db2", Db2Platform.class.getName(), true);

  @Override
  public Optional<Written> store(
      EntityManager entityManager,
      Upsert upsert,
      Optional<Guard> guard,
      List<? extends @Nullable Object> values) {
    PortableRow row = PortableRow.of(entityManager, upsert, values);
    if (row.update(guard)) {
      return Optional.of(row.dated());
    }
    if (row.exists()) {
      return Optional.empty();
    }
    row.insert();
    return Optional.of(row.read(true));
  }

  /** Looks first: how to compare bytes every database says in its own way. */
  @Override
  public boolean delete(EntityManager entityManager, String table, String column, String key) {
    String sql = "SELECT %2$s FROM %1$s WHERE %2$s = ?1".formatted(table, column);
    return Queries.numbered(entityManager, sql, List.of(key)).getResultList().contains(key)
        && Dialect.super.delete(entityManager, table, column, key);
  }

  @Override
  public Times times() {
    return equals(DB2) ? Times.UTC : Times.ZONED;
  }

  /** Only Oracle says it so; elsewhere the DELETE waits for who is at a row, and looks again. */
  @Override
  public String skippingLocked() {
    return equals(ORACLE) ? Dialect.super.skippingLocked() : "";
  }

  @Override
  public String lengthInBytes() {
    if (equals(SQL_SERVER)) {
      return "DATALENGTH";
    }
    return equals(ORACLE) ? "LENGTH" : Dialect.super.lengthInBytes();
  }

  @Override
  public Optional<String> estimatedRows(String table) {
    return Optional.empty();
  }
}
