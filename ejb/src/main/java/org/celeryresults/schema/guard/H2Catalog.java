package org.celeryresults.schema.guard;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** H2: the current schema. */
final class H2Catalog implements Catalog {
  private static final String COLUMNS =
      """
      SELECT * FROM information_schema.columns
      WHERE table_schema = CURRENT_SCHEMA AND LOWER(table_name) = ? ORDER BY ordinal_position""";

  private static final String INDEXES =
      """
      SELECT i.index_name, i.index_type_name, c.column_name, c.is_unique
      FROM information_schema.indexes i JOIN information_schema.index_columns c
        ON c.index_schema = i.index_schema AND c.index_name = i.index_name
      WHERE i.table_schema = CURRENT_SCHEMA AND LOWER(i.table_name) = ?
      ORDER BY i.index_name, c.ordinal_position""";

  @Override
  public Optional<ActualTable> table(Connection connection, String name) throws SQLException {
    List<Row> rows = Query.rows(connection, COLUMNS, name);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<ActualIndex> indexes =
        Query.rows(connection, INDEXES, name).stream()
            .collect(
                groupingBy(row -> row.text("index_name"), LinkedHashMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(index -> index(index.getKey(), index.getValue()))
            .toList();
    List<ActualColumn> columns = rows.stream().map(H2Catalog::column).toList();
    return Optional.of(new ActualTable(name, columns, indexes, generator(rows)));
  }

  private static ActualColumn column(Row row) {
    boolean filled =
        row.has("column_default") || row.flag("is_identity") || row.has("generation_expression");
    boolean merged = row.text("data_type").endsWith("IGNORECASE");
    return new ActualColumn(
        row.lower("column_name"),
        type(row),
        row.flag("is_nullable"),
        filled,
        merged ? new Collation("VARCHAR_IGNORECASE", "", List.of("case")) : Collation.EXACT);
  }

  private static ActualType type(Row row) {
    String base = row.lower("data_type");
    long length = row.number("character_maximum_length", 0);
    return switch (base) {
      case "character varying", "varchar_ignorecase" ->
          ActualType.text("varchar(%d)".formatted(length), "varchar", length);
      case "character large object" -> ActualType.text("clob", "clob", length);
      case "smallint" -> ActualType.integer(base, base, Short.MAX_VALUE);
      case "integer" -> ActualType.integer(base, base, Integer.MAX_VALUE);
      case "bigint" -> ActualType.integer(base, base, Long.MAX_VALUE);
      case "timestamp with time zone" -> {
        long digits = row.number("datetime_precision", 0);
        yield ActualType.time("timestamp(%d) with time zone".formatted(digits), base, digits);
      }
      default -> ActualType.other(base);
    };
  }

  private static ActualIndex index(String name, List<Row> rows) {
    List<String> columns = rows.stream().map(row -> row.lower("column_name")).toList();
    ActualIndex.Use use =
        switch (rows.get(0).text("index_type_name")) {
          case "PRIMARY KEY" -> ActualIndex.Use.PRIMARY;
          case "UNIQUE INDEX", "CONSTRAINT INDEX", "INDEX" ->
              isUnique(rows) ? ActualIndex.Use.UNIQUE : ActualIndex.Use.SEARCH;
          default -> ActualIndex.Use.OTHER;
        };
    return new ActualIndex(name, columns, use);
  }

  /** Of all its columns: a unique index may include columns that aren't part of it. */
  private static boolean isUnique(List<Row> rows) {
    return rows.stream().allMatch(row -> row.flag("is_unique"));
  }

  private static Generator generator(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.lower("column_name").equals("id") && row.flag("is_identity"))
        .findFirst()
        .map(
            row ->
                new Generator(
                    "",
                    row.number("identity_base", 1) - 1,
                    row.number("identity_maximum", Long.MAX_VALUE)))
        .orElse(Generator.UNKNOWN);
  }
}
