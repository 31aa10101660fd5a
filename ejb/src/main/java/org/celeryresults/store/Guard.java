package org.celeryresults.store;

/**
 * Rows that a store leaves as they are: those whose column holds the value. Both are constants of
 * ours.
 */
public record Guard(String column, String value) {
  /** SQL: true for rows that may be replaced. */
  String allows(String prefix) {
    return "%s%s <> '%s'".formatted(prefix, column, value);
  }
}
