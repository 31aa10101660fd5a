package org.celeryresults.schema.guard;

import java.util.List;

/**
 * How a column's texts are compared.
 *
 * @param charset empty: the whole database's
 * @param merges in what texts may differ and are equal all the same: case, accents, …
 */
record Collation(String name, String charset, List<String> merges) {
  static final Collation EXACT = new Collation("", "", List.of());

  Collation {
    merges = List.copyOf(merges);
  }

  /** Of MariaDB and MySQL: but for blanks at the end, in some, what differs is told apart. */
  boolean isBinary() {
    return name.endsWith("_bin");
  }
}
