package org.celeryresults.schema.guard;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.celeryresults.schema.guard.ExpectedColumn.Kind;

/** What the databases that we know have in common. */
abstract class StandardDdl implements Ddl {
  /** The column that numbers rows, as CREATE TABLE wants it. */
  abstract String idColumn();

  /** A constraint of CREATE TABLE. */
  abstract String unique(ExpectedTable table);

  @Override
  public List<String> createTable(ExpectedTable table) {
    Stream<String> columns =
        table.columns().stream()
            .filter(column -> column.kind() != Kind.ID)
            .map(
                column ->
                    column.name() + " " + type(column) + (column.nullable() ? "" : " NOT NULL"));
    Stream<String> constraints =
        Stream.concat(
            table.columns().stream()
                .filter(column -> column.kind() == Kind.COUNT)
                .map(column -> "CHECK (" + column.name() + " >= 0)"),
            Stream.concat(
                Stream.of("PRIMARY KEY (%s)".formatted(table.primaryKeyColumns())),
                table.hasId() ? Stream.of(unique(table)) : Stream.empty()));
    Stream<String> id = table.hasId() ? Stream.of(idColumn()) : Stream.empty();
    return List.of(
        Stream.of(id, columns, constraints)
            .flatMap(part -> part)
            .collect(joining(", ", "CREATE TABLE " + table.name() + " (", ")")));
  }

  @Override
  public List<String> addColumn(String table, ExpectedColumn column) {
    String add = "ALTER TABLE %s ADD COLUMN ".formatted(table);
    if (column.kind() == Kind.ID) {
      return List.of(add + idColumn() + " PRIMARY KEY");
    }
    String declared = add + column.name() + " " + type(column);
    return column.nullable()
        ? List.of(declared)
        : List.of(
            declared + " DEFAULT " + filling(column) + " NOT NULL",
            "ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT".formatted(table, column.name()));
  }

  /** What a column that must not be null holds in the rows that are there already. */
  private static String filling(ExpectedColumn column) {
    return switch (column.kind()) {
      case TIME -> "CURRENT_TIMESTAMP(6)";
      case LONG_TEXT -> column.name().equals("sub_tasks") ? "('[]')" : "('{}')";
      case SHORT_TEXT -> "''";
      case ID, COUNT, NUMBER, LARGE_NUMBER -> "0";
    };
  }

  @Override
  public List<String> createIndex(String table, ExpectedIndex index) {
    return List.of("CREATE INDEX %s ON %s (%s)".formatted(index.name(), table, index.columnList()));
  }

  @Override
  public List<String> addUnique(ExpectedTable table) {
    return List.of("ALTER TABLE %s ADD %s".formatted(table.name(), unique(table)));
  }

  @Override
  public String uniqueName(ExpectedTable table) {
    return table.name() + "_" + String.join("_", table.key()) + "_key";
  }

  @Override
  public List<String> addPrimaryKey(ExpectedTable table) {
    return List.of(
        "ALTER TABLE %s ADD PRIMARY KEY (%s)".formatted(table.name(), table.primaryKeyColumns()));
  }

  @Override
  public List<String> setAside(String table, ActualIndex index, String otherName) {
    return List.of("ALTER INDEX %s RENAME TO %s".formatted(index.name(), otherName));
  }

  @Override
  public List<String> allowNull(String table, ActualColumn column) {
    return alter(table, column, "DROP NOT NULL");
  }

  @Override
  public List<String> forbidNull(String table, ActualColumn column) {
    return alter(table, column, "SET NOT NULL");
  }

  static List<String> alter(String table, ActualColumn column, String how) {
    return List.of("ALTER TABLE %s ALTER COLUMN %s %s".formatted(table, column.name(), how));
  }
}
