package org.celeryresults.store;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
            guard.map(g -> " WHERE " + g.allows("t.")).orElse(""),
            Stream.concat(times.stream(), Stream.of(upsert.key(), "(t.xmax = 0)"))
                .collect(joining(", ", "t.id, ", "")));
  }

  @Override
  public Optional<String> estimatedRows(String table) {
    return Optional.of(
        "SELECT CAST(reltuples AS bigint) FROM pg_class WHERE oid = to_regclass('%s')"
            .formatted(table));
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
