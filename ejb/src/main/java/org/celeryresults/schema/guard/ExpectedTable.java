package org.celeryresults.schema.guard;

import java.util.List;
import java.util.Optional;

/**
 * A table as Django's migrations make it.
 *
 * @param key the column that is unique beside the id
 */
record ExpectedTable(
    String name, String key, List<ExpectedColumn> columns, List<ExpectedIndex> indexes) {
  ExpectedTable {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
  }

  Optional<ExpectedColumn> column(String column) {
    return columns.stream().filter(known -> known.name().equals(column)).findFirst();
  }
}
