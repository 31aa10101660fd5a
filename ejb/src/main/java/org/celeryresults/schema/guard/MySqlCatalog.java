package org.celeryresults.schema.guard;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** MariaDB and MySQL: the current database. */
final class MySqlCatalog implements Catalog {
  private static final String COLUMNS =
      """
      SELECT * FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position""";

  private static final String INDEXES =
      """
      SELECT * FROM information_schema.statistics
      WHERE table_schema = DATABASE() AND table_name = ? ORDER BY index_name, seq_in_index""";

  private static final Pattern NEXT_ID = Pattern.compile("\\bAUTO_INCREMENT=(\\d+)");

  @Override
  public Optional<ActualTable> table(Connection connection, String name) throws SQLException {
    MySqlCollations collations = new MySqlCollations(connection);
    List<ActualColumn> columns = new ArrayList<>();
    for (Row row : Query.rows(connection, COLUMNS, name)) {
      columns.add(column(row, collations));
    }
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ActualTable(name, columns, indexes(connection, name), ids(connection, name)));
  }

  private static ActualColumn column(Row row, MySqlCollations collations) throws SQLException {
    String extra = row.lower("extra");
    boolean filled =
        row.has("column_default")
            || extra.contains("auto_increment")
            || extra.contains("generated");
    return new ActualColumn(
        row.lower("column_name"),
        MySqlType.of(row),
        row.flag("is_nullable"),
        filled,
        row.has("collation_name")
            ? collations.of(row.text("character_set_name"), row.text("collation_name"))
            : Collation.EXACT);
  }

  private static List<ActualIndex> indexes(Connection connection, String table)
      throws SQLException {
    return Query.rows(connection, INDEXES, table).stream()
        .collect(groupingBy(row -> row.text("index_name"), LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(index -> index(index.getKey(), index.getValue()))
        .toList();
  }

  private static ActualIndex index(String name, List<Row> rows) {
    List<String> columns = rows.stream().map(row -> row.lower("column_name")).toList();
    return new ActualIndex(name, columns, use(name, rows));
  }

  /** A unique index of the beginnings of texts would refuse texts that differ. */
  private static ActualIndex.Use use(String name, List<Row> rows) {
    Row first = rows.get(0);
    Predicate<Row> part = row -> row.has("sub_part");
    if (rows.stream().anyMatch(part) || !first.text("index_type").equals("BTREE")) {
      return ActualIndex.Use.OTHER;
    }
    if (!first.flag("non_unique")) {
      return name.equals("PRIMARY") ? ActualIndex.Use.PRIMARY : ActualIndex.Use.UNIQUE;
    }
    boolean hidden = first.lower("is_visible").equals("no") || first.flag("ignored");
    return hidden ? ActualIndex.Use.OTHER : ActualIndex.Use.SEARCH;
  }

  /**
   * MySQL's information_schema remembers the next id of the day before; this is the table's own.
   */
  private static Generator ids(Connection connection, String table) throws SQLException {
    Row row = Query.first(connection, "SHOW CREATE TABLE " + table).orElseThrow();
    Matcher next = NEXT_ID.matcher(row.text("create table"));
    return next.find()
        ? new Generator("", Long.parseLong(next.group(1)) - 1, Long.MAX_VALUE)
        : Generator.UNKNOWN;
  }
}
