package org.celeryresults.schema.guard;

import java.util.Optional;

/**
 * What a finding is about.
 *
 * @param table empty: the database as a whole
 * @param column empty: the table as a whole, or an index; several where they are unique together
 * @param index the name that a missing index must have
 */
public record Place(Optional<String> table, Optional<String> column, Optional<String> index) {
  static final Place DATABASE = new Place(Optional.empty(), Optional.empty(), Optional.empty());

  static Place table(String table) {
    return new Place(Optional.of(table), Optional.empty(), Optional.empty());
  }

  static Place column(String table, String column) {
    return new Place(Optional.of(table), Optional.of(column), Optional.empty());
  }

  static Place index(String table, String index) {
    return new Place(Optional.of(table), Optional.empty(), Optional.of(index));
  }
}
