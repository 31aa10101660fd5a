package org.celeryresults.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the row that a store answers: id, times, key, and whether it is new (null: kept). */
final class StoredRow {
  private StoredRow() {}

  static Optional<Written> read(
      Upsert upsert, List<?> rows, List<? extends @Nullable Object> values) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Object[] row = (Object[]) rows.get(0);
    int times = upsert.times().size();
    Columns.requireSame(
        upsert.key(), String.valueOf(values.get(0)), String.valueOf(row[times + 1]));
    Object created = row[times + 2];
    return created == null
        ? Optional.empty()
        : Optional.of(
            new Written(((Number) row[0]).longValue(), times(row, times), isTrue(created)));
  }

  private static List<@Nullable Instant> times(Object[] row, int count) {
    List<@Nullable Instant> times = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      times.add(Instants.column(row[i]));
    }
    return times;
  }

  private static boolean isTrue(Object value) {
    return value instanceof Number number ? number.intValue() != 0 : (Boolean) value;
  }
}
