package org.celeryresults.schema.guard;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as it must be.
 *
 * @param message a numbered sentence for people
 * @param sql the statements that mend it, in the database's own dialect, each to be run by itself
 *     and outside a transaction; empty when there are none
 * @param ids what is left, of ids that run out
 */
public record Finding(
    FindingKind kind,
    Severity severity,
    Place place,
    String message,
    List<String> sql,
    Optional<IdReserve> ids) {
  /** Copies the statements. */
  public Finding {
    sql = List.copyOf(sql);
  }

  /** A finding with its kind's severity; the values are those of the kind's message. */
  static Finding of(FindingKind kind, Place place, List<String> sql, @Nullable Object... values) {
    String message = kind.message().text(values);
    return new Finding(kind, kind.severity(), place, message, sql, Optional.empty());
  }

  /** The same about ids, of which this is left. */
  Finding with(Severity other, IdReserve reserve) {
    return new Finding(kind, other, place, message, sql, Optional.of(reserve));
  }

  /** Message and statements in one line, as it is logged. */
  @Override
  public String toString() {
    return sql.isEmpty() ? message : message + " SQL: " + String.join("; ", sql);
  }
}
