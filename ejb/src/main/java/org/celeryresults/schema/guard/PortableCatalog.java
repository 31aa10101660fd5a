package org.celeryresults.schema.guard;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Any other database, as far as its driver tells: which columns and indexes there are. */
final class PortableCatalog implements Catalog {
  @Override
  public Optional<ActualTable> table(Connection connection, String name) throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    String stored = data.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
    List<ActualColumn> columns = columns(connection, stored);
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ActualTable(name, columns, indexes(connection, stored), Generator.UNKNOWN));
  }

  /** An underscore in the pattern stands for any letter: other tables may come with it. */
  private static List<ActualColumn> columns(Connection connection, String table)
      throws SQLException {
    List<ActualColumn> columns = new ArrayList<>();
    try (ResultSet result =
        connection
            .getMetaData()
            .getColumns(connection.getCatalog(), connection.getSchema(), table, null)) {
      for (Row row : Query.rows(result)) {
        if (row.text("table_name").equals(table)) {
          columns.add(column(row));
        }
      }
    }
    return columns;
  }

  private static ActualColumn column(Row row) {
    boolean filled =
        row.has("column_def") || row.flag("is_autoincrement") || row.flag("is_generatedcolumn");
    return new ActualColumn(
        row.lower("column_name"),
        ActualType.other(row.lower("type_name")),
        !row.lower("is_nullable").equals("no"),
        filled,
        Collation.EXACT);
  }

  /** Rows without a name are statistics of the table. */
  private static List<ActualIndex> indexes(Connection connection, String table)
      throws SQLException {
    Map<String, List<Row>> indexes = new LinkedHashMap<>();
    try (ResultSet result =
        connection
            .getMetaData()
            .getIndexInfo(connection.getCatalog(), connection.getSchema(), table, false, true)) {
      for (Row row : Query.rows(result)) {
        if (row.has("index_name")) {
          indexes.computeIfAbsent(row.text("index_name"), name -> new ArrayList<>()).add(row);
        }
      }
    }
    return indexes.entrySet().stream().map(it -> index(it.getKey(), it.getValue())).toList();
  }

  private static ActualIndex index(String name, List<Row> rows) {
    List<String> columns = rows.stream().map(row -> row.lower("column_name")).toList();
    boolean unique = !rows.get(0).flag("non_unique");
    boolean partial = rows.get(0).has("filter_condition");
    ActualIndex.Use whole = unique ? ActualIndex.Use.UNIQUE : ActualIndex.Use.SEARCH;
    return new ActualIndex(name, columns, partial ? ActualIndex.Use.OTHER : whole);
  }
}
