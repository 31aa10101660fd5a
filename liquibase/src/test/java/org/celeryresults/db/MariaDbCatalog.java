package org.celeryresults.db;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The three tables as MariaDB or MySQL itself describes them. */
final class MariaDbCatalog {
  private static final String TABLES =
      "select table_name from information_schema.tables where table_schema = database()"
          + " and table_name like 'django_celery_results_%' order by table_name";

  private MariaDbCatalog() {}

  static List<String> of(DataSource source) throws SQLException {
    List<String> definitions = new ArrayList<>();
    for (String table : Sql.rows(source, TABLES)) {
      definitions.addAll(Sql.rows(source, "show create table " + table));
    }
    return definitions;
  }

  /** The same with ids of 64 bits: all that a table of ours has and Django's has not. */
  static List<String> withWideIds(List<String> definitions) {
    return definitions.stream().map(it -> it.replace("`id` int(11)", "`id` bigint(20)")).toList();
  }
}
