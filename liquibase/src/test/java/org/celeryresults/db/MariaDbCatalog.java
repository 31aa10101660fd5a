package org.celeryresults.db;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The tables as MariaDB or MySQL itself describes them. */
final class MariaDbCatalog {
  private static final String TABLES =
      "select table_name from information_schema.tables where table_schema = database()"
          + " and table_name regexp '%s' order by table_name";

  private MariaDbCatalog() {}

  /** Django's three tables. */
  static List<String> of(DataSource source) throws SQLException {
    return tables(source, "^django_celery_results_");
  }

  /** The tables that Django never sees. */
  static List<String> ours(DataSource source) throws SQLException {
    return tables(source, Changelog.OWN_TABLES);
  }

  private static List<String> tables(DataSource source, String names) throws SQLException {
    List<String> definitions = new ArrayList<>();
    for (String table : Sql.rows(source, TABLES.formatted(names))) {
      definitions.addAll(Sql.rows(source, "show create table " + table));
    }
    return definitions;
  }

  /** The same with ids of 64 bits: all that a table of ours has and Django's has not. */
  static List<String> withWideIds(List<String> definitions) {
    return definitions.stream().map(it -> it.replace("`id` int(11)", "`id` bigint(20)")).toList();
  }
}
