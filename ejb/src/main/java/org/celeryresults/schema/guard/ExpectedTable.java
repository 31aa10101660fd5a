package org.celeryresults.schema.guard;

import java.util.List;
import java.util.Optional;

/**
 * A table as it must be.
 *
 * @param key the columns that are unique together, beside the id; in a table without id they are
 *     its primary key
 */
record ExpectedTable(
    String name, List<String> key, List<ExpectedColumn> columns, List<ExpectedIndex> indexes) {
  ExpectedTable {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
  }

  Optional<ExpectedColumn> column(String column) {
    return columns.stream().filter(known -> known.name().equals(column)).findFirst();
  }

  /** Whether rows are numbered. */
  boolean hasId() {
    return column("id").isPresent();
  }

  /** Whether it is one that Django never sees. */
  boolean isOurs() {
    return name.startsWith("celery_results_");
  }

  /** Whether the column's texts must all be told apart. */
  static boolean holdsIds(String column) {
    return column.equals("task_id") || column.equals("group_id");
  }

  String primaryKeyColumns() {
    return hasId() ? "id" : keyColumns();
  }

  /** The key's columns as SQL lists them. */
  String keyColumns() {
    return String.join(", ", key);
  }
}
