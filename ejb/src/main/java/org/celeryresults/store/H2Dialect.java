package org.celeryresults.store;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * H2: MERGE, read back through FINAL TABLE. The row's own times tell a new row from a replaced one:
 * a replacement is dated after the creation, by a microsecond at least.
 */
final class H2Dialect implements OneStatementDialect {
  @Override
  public String engine() {
    return "h2";
  }

  @Override
  public String platform() {
    return H2Platform.class.getName();
  }

  @Override
  public KeyList keyList() {
    return KeyList.ARRAY;
  }

  @Override
  public boolean nullsSortHigh() {
    return false;
  }

  @Override
  public String upsert(Upsert upsert, Optional<Guard> guard) {
    List<String> columns = upsert.parameters();
    return "SELECT id, %s, %s, %s FROM FINAL TABLE (%s)"
        .formatted(
            String.join(", ", upsert.times()),
            upsert.key(),
            isNew(upsert),
            merge(
                upsert,
                columns.stream()
                    .map(c -> parameter(c, columns, upsert.times()))
                    .collect(joining(", ", "SELECT ", "")),
                guard.map(g -> g.allows("t." + g.column()))));
  }

  /** An array for each column, whatever the number of rows. */
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
    String rows =
        upsert.parameters().stream()
            .map(c -> "%s %s = ?".formatted(c, type(c, upsert.times())))
            .collect(joining(", ", "SELECT * FROM TABLE(", ")"));
    return "SELECT %s FROM FINAL TABLE (%s)"
        .formatted(
            bulk.answer("", isNew(upsert)),
            merge(
                upsert,
                rows,
                bulk.guard().map(g -> g.allows("t." + g.column(), "n." + g.column()))));
  }

  private static String merge(Upsert upsert, String rows, Optional<String> allowed) {
    return """
        MERGE INTO %s t USING (%s) n ON t.%s = n.%s
        WHEN MATCHED%s THEN UPDATE SET %s
        WHEN NOT MATCHED THEN INSERT (%s) VALUES (%s)"""
        .formatted(
            upsert.table(),
            rows,
            upsert.key(),
            upsert.key(),
            allowed.map(condition -> " AND " + condition).orElse(""),
            assignments(upsert),
            String.join(", ", upsert.parameters()),
            upsert.parameters().stream().map(c -> "n." + c).collect(joining(", ")));
  }

  @Override
  public Optional<String> estimatedRows(String table) {
    return Optional.of(
        "SELECT row_count_estimate FROM information_schema.tables"
            + " WHERE table_schema = CURRENT_SCHEMA AND table_name = UPPER('%s')".formatted(table));
  }

  private static String isNew(Upsert upsert) {
    return upsert.done() + " = " + upsert.once().get(0);
  }

  private static String parameter(String column, List<String> columns, List<String> times) {
    return "CAST(?%d AS %s) AS %s"
        .formatted(columns.indexOf(column) + 1, type(column, times), column);
  }

  private static String type(String column, List<String> times) {
    return times.contains(column) ? "TIMESTAMP(6) WITH TIME ZONE" : "VARCHAR";
  }

  private static String assignments(Upsert upsert) {
    Stream<String> replaced = upsert.replaced().stream().map(c -> "%1$s = n.%1$s".formatted(c));
    Stream<String> kept =
        upsert.keptWhenNull().stream().map(c -> "%1$s = COALESCE(n.%1$s, t.%1$s)".formatted(c));
    String done =
        "%1$s = GREATEST(n.%1$s, DATEADD(MICROSECOND, 1, t.%2$s))"
            .formatted(upsert.done(), upsert.once().get(0));
    return Stream.of(replaced, kept, Stream.of(done)).flatMap(s -> s).collect(joining(", "));
  }
}
