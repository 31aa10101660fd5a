package org.celeryresults.store;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
  public boolean nullsSortHigh() {
    return false;
  }

  @Override
  public String upsert(Upsert upsert, Optional<Guard> guard) {
    List<String> columns = upsert.parameters();
    String names = String.join(", ", columns);
    return """
        SELECT id, %s, %s, %s FROM FINAL TABLE (
        MERGE INTO %s t USING (SELECT %s) n ON t.%s = n.%s
        WHEN MATCHED%s THEN UPDATE SET %s
        WHEN NOT MATCHED THEN INSERT (%s) VALUES (%s))"""
        .formatted(
            String.join(", ", upsert.times()),
            upsert.key(),
            isNew(upsert),
            upsert.table(),
            columns.stream().map(c -> parameter(c, columns, upsert.times())).collect(joining(", ")),
            upsert.key(),
            upsert.key(),
            guard.map(g -> " AND " + g.allows("t.")).orElse(""),
            assignments(upsert),
            names,
            columns.stream().map(c -> "n." + c).collect(joining(", ")));
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
    String type = times.contains(column) ? "TIMESTAMP(6) WITH TIME ZONE" : "VARCHAR";
    return "CAST(?%d AS %s) AS %s".formatted(columns.indexOf(column) + 1, type, column);
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
