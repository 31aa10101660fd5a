package org.celeryresults.store;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * MySQL: INSERT … ON DUPLICATE KEY UPDATE, then a SELECT of the row, which the first statement has
 * locked: MySQL answers nothing by itself. As on H2 the row's own times tell a new row from a
 * replaced one.
 */
class MySqlDialect implements Dialect {
  @Override
  public String engine() {
    return "mysql";
  }

  @Override
  public String platform() {
    return MySqlPlatform.class.getName();
  }

  @Override
  public boolean nullsSortHigh() {
    return false;
  }

  /** A locking read: in a transaction that reads repeatably a plain one would see the old row. */
  @Override
  public Optional<Written> store(
      EntityManager entityManager,
      Upsert upsert,
      Optional<Guard> guard,
      List<? extends @Nullable Object> values) {
    Packet.requireRoom(entityManager, upsert, values);
    Queries.numbered(entityManager, insert(upsert, guard), values).executeUpdate();
    String select =
        "SELECT %s FROM %s WHERE %s = ?1 FOR UPDATE"
            .formatted(answer(upsert, guard), upsert.table(), upsert.key());
    List<?> rows = Queries.numbered(entityManager, select, values.subList(0, 1)).getResultList();
    return StoredRow.read(upsert, rows, values);
  }

  /** As many values as the rows have: the drivers put them into the text, or take up to 65,535. */
  @Override
  public Map<String, Written> storeAll(
      EntityManager entityManager,
      Upsert upsert,
      Optional<Guard> guard,
      List<? extends List<? extends @Nullable Object>> rows) {
    rows.forEach(row -> Packet.requireRoom(entityManager, upsert, row));
    Bulk bulk = new Bulk(upsert, guard, rows);
    bulk.execute(entityManager, insertAll(bulk), statement -> bind(statement, bulk));
    String select =
        "SELECT %s FROM %s WHERE %s IN (%s) FOR UPDATE"
            .formatted(answer(bulk), upsert.table(), upsert.key(), markers(rows.size()));
    return bulk.query(
        entityManager,
        select,
        statement -> {
          for (int i = 0; i < rows.size(); i++) {
            statement.setObject(i + 1, rows.get(i).get(0));
          }
        },
        Times.UTC);
  }

  static String insertAll(Bulk bulk) {
    Upsert upsert = bulk.upsert();
    String row = "(" + markers(upsert.parameters().size()) + ")";
    return "INSERT INTO %s (%s) VALUES %s ON DUPLICATE KEY UPDATE %s"
        .formatted(
            upsert.table(),
            String.join(", ", upsert.parameters()),
            String.join(", ", Collections.nCopies(bulk.rows().size(), row)),
            assignments(
                upsert,
                bulk.guard(),
                g -> g.allows(exactly(g.column()), exactly(value(g.column())))));
  }

  static String answer(Bulk bulk) {
    return bulk.answer("", isNew(bulk.upsert()));
  }

  static void bind(PreparedStatement statement, Bulk bulk) throws SQLException {
    int index = 0;
    for (List<? extends @Nullable Object> row : bulk.rows()) {
      for (Object value : row) {
        index++;
        if (!Times.UTC.bind(value, statement, index)) {
          statement.setString(index, (String) value);
        }
      }
    }
  }

  private static String markers(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  /** Collations are compared to find the row by its index, bytes to be sure that it is the one. */
  @Override
  public boolean delete(EntityManager entityManager, String table, String column, String key) {
    String sql =
        "DELETE FROM %1$s WHERE %2$s = ?1 AND %3$s = %4$s"
            .formatted(table, column, bytes(column), bytes("?2"));
    return Queries.numbered(entityManager, sql, List.of(key, key)).executeUpdate() > 0;
  }

  @Override
  public String comparedExactly(String column) {
    return bytes(column);
  }

  private static String bytes(String text) {
    return "CAST(CONVERT(%s USING utf8mb4) AS BINARY)".formatted(text);
  }

  @Override
  public Times times() {
    return Times.UTC;
  }

  @Override
  public boolean locksIndexEntries() {
    return true;
  }

  /** The optimizer would choose, and with another index the locks come in another order. */
  @Override
  public String byIndex(EntityManager entityManager, String table, String column) {
    List<?> names =
        Queries.numbered(
                entityManager,
                "SELECT index_name FROM information_schema.statistics WHERE table_schema ="
                    + " DATABASE() AND table_name = ?1 AND column_name = ?2 AND seq_in_index = 1",
                List.of(table, column))
            .setMaxResults(1)
            .getResultList();
    return names.isEmpty() ? "" : " FORCE INDEX (`" + names.get(0) + "`)";
  }

  @Override
  public Optional<String> estimatedRows(String table) {
    return Optional.of(
        "SELECT table_rows FROM information_schema.tables"
            + " WHERE table_schema = DATABASE() AND table_name = '%s'".formatted(table));
  }

  static String insert(Upsert upsert, Optional<Guard> guard) {
    List<String> columns = upsert.parameters();
    return "INSERT INTO %s (%s) VALUES (%s) ON DUPLICATE KEY UPDATE %s"
        .formatted(
            upsert.table(),
            String.join(", ", columns),
            IntStream.rangeClosed(1, columns.size()).mapToObj(i -> "?" + i).collect(joining(", ")),
            assignments(upsert, guard, g -> g.allows(exactly(g.column()))));
  }

  /** What {@link StoredRow} reads. */
  static String answer(Upsert upsert, Optional<Guard> guard) {
    String created = isNew(upsert);
    return "id, %s, %s, %s"
        .formatted(
            String.join(", ", upsert.times()),
            upsert.key(),
            guard
                .map(
                    g ->
                        "CASE WHEN %s THEN %s END"
                            .formatted(g.allows(exactly(g.column())), created))
                .orElse(created));
  }

  /** They take effect from left to right, so the guard's own column comes last. */
  private static String assignments(
      Upsert upsert, Optional<Guard> guard, Function<Guard, String> condition) {
    Optional<String> allowed = guard.map(condition);
    String guarded = guard.map(Guard::column).orElse("");
    Stream<String> replaced =
        upsert.replaced().stream()
            .filter(c -> !c.equals(guarded))
            .map(c -> set(c, value(c), allowed));
    Stream<String> kept =
        upsert.keptWhenNull().stream()
            .map(c -> set(c, "COALESCE(%s, %s)".formatted(value(c), c), allowed));
    String done =
        "GREATEST(%s, %s + INTERVAL 1 MICROSECOND)"
            .formatted(value(upsert.done()), upsert.once().get(0));
    Stream<String> last = guard.map(g -> set(g.column(), value(g.column()), allowed)).stream();
    return Stream.of(replaced, kept, Stream.of(set(upsert.done(), done, allowed)), last)
        .flatMap(s -> s)
        .collect(joining(", "));
  }

  private static String set(String column, String value, Optional<String> allowed) {
    return column
        + " = "
        + allowed.map(is -> "IF(%s, %s, %s)".formatted(is, value, column)).orElse(value);
  }

  /** Byte by byte: a custom state may differ from SUCCESS in case alone. */
  private static String exactly(String text) {
    return "CAST(%s AS BINARY)".formatted(text);
  }

  private static String isNew(Upsert upsert) {
    return upsert.once().get(0) + " = " + upsert.done();
  }

  /** What the INSERT would have written. MySQL 8.0.19 has a better word, MariaDB has not. */
  private static String value(String column) {
    return "VALUES(" + column + ")";
  }
}
