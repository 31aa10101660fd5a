package org.celeryresults.store;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL: INSERT … ON CONFLICT … RETURNING. */
final class PostgresDialect implements OneStatementDialect {
  @Override
  public String engine() {
    return "postgresql";
  }

  @Override
  public String platform() {
    return PostgreSqlPlatform.class.getName();
  }

  @Override
  public KeyList keyList() {
    return KeyList.ARRAY;
  }

  @Override
  public boolean nullsSortHigh() {
    return true;
  }

  @Override
  public boolean changesWithinOneStatement() {
    return true;
  }

  /** A row that no transaction has touched since its insert has xmax 0. */
  @Override
  public String upsert(Upsert upsert, Optional<Guard> guard) {
    List<String> columns = upsert.parameters();
    List<String> times = upsert.times();
    return "INSERT INTO %s AS t (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s%s RETURNING %s"
        .formatted(
            upsert.table(),
            String.join(", ", columns),
            columns.stream().map(c -> parameter(c, columns, times)).collect(joining(", ")),
            upsert.key(),
            assignments(upsert),
            guard.map(g -> " WHERE " + g.allows("t." + g.column())).orElse(""),
            Stream.concat(times.stream(), Stream.of(upsert.key(), "(t.xmax = 0)"))
                .collect(joining(", ", "t.id, ", "")));
  }

  /** Fifteen arrays, whatever the number of rows: the statement's text is always the same. */
  @Override
  public Map<String, Written> storeAll(
      EntityManager entityManager,
      Upsert upsert,
      Optional<Guard> guard,
      List<? extends List<? extends @Nullable Object>> rows) {
    Bulk bulk = new Bulk(upsert, guard, rows);
    return bulk.query(entityManager, upsertAll(bulk), bulk::bindColumns, Times.ZONED);
  }

  static String upsertAll(Bulk bulk) {
    Upsert upsert = bulk.upsert();
    List<String> columns = upsert.parameters();
    return "INSERT INTO %s AS t (%s) SELECT %s FROM unnest(%s) AS n(%s) ON CONFLICT (%s) DO UPDATE SET %s%s RETURNING %s"
        .formatted(
            upsert.table(),
            String.join(", ", columns),
            columns.stream().map(c -> selected(c, upsert)).collect(joining(", ")),
            columns.stream().map(c -> "CAST(? AS text[])").collect(joining(", ")),
            String.join(", ", columns),
            upsert.key(),
            assignments(upsert),
            bulk.guard()
                .map(g -> " WHERE " + g.allows("t." + g.column(), "EXCLUDED." + g.column()))
                .orElse(""),
            bulk.answer("t.", "(t.xmax = 0)"));
  }

  private static String selected(String column, Upsert upsert) {
    return upsert.times().contains(column)
        ? "CAST(n.%s AS timestamptz)".formatted(column)
        : "n." + column;
  }

  @Override
  public Optional<String> estimatedRows(String table) {
    return Optional.of(
        "SELECT CAST(reltuples AS bigint) FROM pg_class WHERE oid = to_regclass('%s')"
            .formatted(table));
  }

  @Override
  public Optional<String> transactions() {
    return Optional.of("SELECT txid_snapshot_xmax(txid_current_snapshot())");
  }

  /** To plan the driver's own statement takes 0.1 s, for each new connection. */
  @Override
  public Optional<String> exportedKeys() {
    return Optional.of(
        """
        SELECT s.nspname AS "FKTABLE_SCHEM", r.relname AS "FKTABLE_NAME",
               f.attname AS "FKCOLUMN_NAME", p.attname AS "PKCOLUMN_NAME",
               position(c.confdeltype::text IN 'crnad') - 1 AS "DELETE_RULE"
          FROM pg_constraint c
          JOIN pg_class r ON r.oid = c.conrelid
          JOIN pg_namespace s ON s.oid = r.relnamespace
         CROSS JOIN unnest(c.conkey, c.confkey) AS k (mine, theirs)
          JOIN pg_attribute f ON f.attrelid = c.conrelid AND f.attnum = k.mine
          JOIN pg_attribute p ON p.attrelid = c.confrelid AND p.attnum = k.theirs
         WHERE c.contype = 'f' AND c.confrelid = to_regclass(?)""");
  }

  private static String parameter(String column, List<String> columns, List<String> times) {
    String marker = "?" + (columns.indexOf(column) + 1);
    return times.contains(column) ? "CAST(" + marker + " AS timestamptz)" : marker;
  }

  /** Of writers that race, the later commit may have read the clock first. */
  private static String assignments(Upsert upsert) {
    Stream<String> replaced = upsert.replaced().stream().map(c -> c + " = EXCLUDED." + c);
    String done =
        "%1$s = GREATEST(EXCLUDED.%1$s, t.%2$s)".formatted(upsert.done(), upsert.once().get(0));
    Stream<String> kept =
        upsert.keptWhenNull().stream()
            .map(c -> "%1$s = COALESCE(EXCLUDED.%1$s, t.%1$s)".formatted(c));
    return Stream.of(replaced, kept, Stream.of(done)).flatMap(s -> s).collect(joining(", "));
  }
}
