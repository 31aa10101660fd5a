package org.celeryresults.schema.guard;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * MariaDB and MySQL, where a column is changed by declaring all of it anew: what is not named would
 * be lost.
 */
final class MySqlDdl extends StandardDdl {
  private static final String CHARSET = "utf8mb4";

  private final String exactCollation;
  private final String ownCollation;

  /**
   * For one server.
   *
   * @param exactCollation what tells most apart
   * @param ownCollation what the changelog gives our own tables: a binary one, which may be
   *     compared with any other
   */
  MySqlDdl(String exactCollation, String ownCollation) {
    this.exactCollation = exactCollation;
    this.ownCollation = ownCollation;
  }

  @Override
  public String type(ExpectedColumn column) {
    return switch (column.kind()) {
      case ID, LARGE_NUMBER -> "bigint";
      case SHORT_TEXT -> "varchar(%d)".formatted(column.length());
      case LONG_TEXT -> "longtext";
      case TIME -> "datetime(6)";
      case COUNT -> "int unsigned";
      case NUMBER -> "int";
    };
  }

  /** Ours tell every text from every other, whatever the database does by default. */
  @Override
  public List<String> createTable(ExpectedTable table) {
    String options = table.isOurs() ? compared(CHARSET, ownCollation) : "";
    return super.createTable(table).stream().map(sql -> sql + options).toList();
  }

  @Override
  String idColumn() {
    return "id bigint NOT NULL AUTO_INCREMENT";
  }

  @Override
  String unique(ExpectedTable table) {
    return "UNIQUE KEY %s (%s)".formatted(uniqueName(table), table.keyColumns());
  }

  /** Django names it after the column. */
  @Override
  public String uniqueName(ExpectedTable table) {
    return table.isOurs() ? super.uniqueName(table) : table.key().get(0);
  }

  @Override
  public List<String> setAside(String table, ActualIndex index, String otherName) {
    return alter(table, "RENAME INDEX %s TO %s".formatted(index.name(), otherName));
  }

  @Override
  public List<String> changeType(String table, ActualColumn actual, ExpectedColumn expected) {
    Collation collation = actual.collation();
    String compared = expected.kind().family() == Family.TEXT ? compared(collation) : "";
    return alter(table, modify(actual, type(expected) + compared, actual.nullable()));
  }

  @Override
  public List<String> allowNull(String table, ActualColumn column) {
    return alter(table, modify(column, unchanged(column), true));
  }

  @Override
  public List<String> forbidNull(String table, ActualColumn column) {
    return alter(table, modify(column, unchanged(column), false));
  }

  @Override
  public List<String> generateIds(ActualTable table) {
    String type = table.column("id").map(id -> id.type().text()).orElse("bigint");
    return alter(table.name(), "MODIFY id %s NOT NULL AUTO_INCREMENT".formatted(type));
  }

  @Override
  public List<String> widenIds(ActualTable table) {
    return alter(table.name(), "MODIFY " + idColumn());
  }

  @Override
  public List<String> compareExactly(ExpectedTable table, ActualColumn column) {
    String collation = table.isOurs() ? ownCollation : exactCollation;
    String type = column.type().text() + compared(CHARSET, collation);
    return alter(table.name(), modify(column, type, column.nullable()));
  }

  /** Each column's type stays as it is, which CONVERT TO CHARACTER SET doesn't promise. */
  @Override
  public List<String> holdEveryCharacter(ActualTable table, ExpectedTable expected) {
    String changes =
        table.columns().stream()
            .filter(MySqlDdl::isNarrow)
            .filter(column -> expected.column(column.name()).isPresent())
            .map(
                column ->
                    modify(
                        column, column.type().text() + wide(expected, column), column.nullable()))
            .collect(joining(", "));
    return changes.isEmpty() ? List.of() : alter(table.name(), changes);
  }

  /** Also takes effect on the sessions of a pool as soon as they are opened anew. */
  @Override
  public List<String> readCommitted(String database) {
    return List.of("SET GLOBAL TRANSACTION ISOLATION LEVEL READ COMMITTED");
  }

  static boolean isNarrow(ActualColumn column) {
    String charset = column.collation().charset();
    return !charset.isEmpty() && !charset.equals(CHARSET);
  }

  private String wide(ExpectedTable expected, ActualColumn column) {
    if (expected.isOurs()) {
      return compared(CHARSET, ownCollation);
    }
    boolean exact = ExpectedTable.holdsIds(column.name()) || column.collation().isBinary();
    return exact ? compared(CHARSET, exactCollation) : " CHARACTER SET " + CHARSET;
  }

  private static String unchanged(ActualColumn column) {
    return column.type().text() + compared(column.collation());
  }

  private static String compared(Collation collation) {
    return collation.charset().isEmpty() ? "" : compared(collation.charset(), collation.name());
  }

  private static String compared(String charset, String collation) {
    return " CHARACTER SET %s COLLATE %s".formatted(charset, collation);
  }

  private static String modify(ActualColumn column, String type, boolean nullable) {
    return "MODIFY %s %s %s".formatted(column.name(), type, nullable ? "NULL" : "NOT NULL");
  }

  private static List<String> alter(String table, String change) {
    return List.of("ALTER TABLE %s %s".formatted(table, change));
  }
}
