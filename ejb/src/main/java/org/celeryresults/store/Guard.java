package org.celeryresults.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a store leaves as they are: those whose column holds the value. All are constants of
 * ours.
 *
 * @param unless new values of the column that replace even those rows
 */
public record Guard(String column, String value, List<String> unless) {
  /**
   * SQL: true for rows that may be replaced.
   *
   * @param stored the expression that says what the row holds
   */
  String allows(String stored) {
    return "%s <> '%s'".formatted(stored, value);
  }

  /** SQL: true for rows that may be replaced by what the second expression says. */
  String allows(String stored, String newValue) {
    return "(%s OR %s IN ('%s'))".formatted(allows(stored), newValue, String.join("', '", unless));
  }

  /** Whether it stands against this new value. */
  boolean isAgainst(@Nullable Object newValue) {
    return !unless.contains(String.valueOf(newValue));
  }

  /** Whether a row that holds {@code stored} now was kept from the new value. */
  boolean kept(@Nullable Object stored, @Nullable Object newValue) {
    return value.equals(stored) && isAgainst(newValue);
  }
}
