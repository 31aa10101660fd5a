package org.celeryresults.schema.guard;

import java.util.List;

/**
 * An index as the database has it.
 *
 * @param name as the database spells it
 * @param columns in order, in lower case; what is no plain column is empty
 * @param use what it is good for
 */
record ActualIndex(String name, List<String> columns, Use use) {
  ActualIndex {
    columns = List.copyOf(columns);
  }

  enum Use {
    PRIMARY,
    /** Keeps doubles away from all rows, at once. */
    UNIQUE,
    /** Finds all rows, in order. */
    SEARCH,
    /** Finds all rows by the beginning of a text. */
    PATTERN,
    /** For some rows, or in parts, or by another method, or hidden. */
    OTHER,
    /** Its building failed. */
    INVALID
  }

  boolean isUniqueOn(List<String> key) {
    return (use == Use.PRIMARY || use == Use.UNIQUE) && columns.equals(key);
  }

  boolean serves(ExpectedIndex expected) {
    boolean usable = expected.pattern() ? use == Use.PATTERN : use.compareTo(Use.SEARCH) <= 0;
    int wanted = expected.columns().size();
    return usable
        && columns.size() >= wanted
        && columns.subList(0, wanted).equals(expected.columns());
  }
}
