package org.celeryresults.schema.guard;

import java.util.List;

/**
 * An index as it must be.
 *
 * @param pattern for LIKE in a PostgreSQL database with a locale; no such index elsewhere
 */
record ExpectedIndex(String name, List<String> columns, boolean pattern) {
  ExpectedIndex {
    columns = List.copyOf(columns);
  }

  static ExpectedIndex of(String name, String... columns) {
    return new ExpectedIndex(name, List.of(columns), false);
  }

  static ExpectedIndex like(String name, String column) {
    return new ExpectedIndex(name, List.of(column), true);
  }

  /** The columns as SQL lists them. */
  String columnList() {
    return String.join(", ", columns);
  }
}
