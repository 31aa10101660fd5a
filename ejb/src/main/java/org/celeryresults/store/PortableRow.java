package org.celeryresults.store;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row, and what it is to hold, in statements that every database takes.
 *
 * @param given values by column; times that are null are left out: no database must guess their
 *     type, and none replaces a stored one
 */
record PortableRow(EntityManager em, Upsert upsert, Map<String, @Nullable Object> given) {
  static PortableRow of(EntityManager em, Upsert upsert, List<? extends @Nullable Object> values) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    List<String> columns = upsert.parameters();
    for (int i = 0; i < columns.size(); i++) {
      if (values.get(i) != null || !upsert.times().contains(columns.get(i))) {
        given.put(columns.get(i), values.get(i));
      }
    }
    return new PortableRow(em, upsert, given);
  }

  /** False when there is no row, or the guard keeps it. */
  boolean update(Optional<Guard> guard) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(given);
    changed.remove(upsert.key());
    upsert.once().forEach(changed::remove);
    String assignments =
        changed.keySet().stream().map(column -> column + " = ?").collect(joining(", "));
    List<@Nullable Object> parameters = new ArrayList<>(changed.values());
    parameters.add(key());
    String sql =
        "UPDATE %s SET %s WHERE %s = ?%s"
            .formatted(
                upsert.table(),
                assignments,
                upsert.key(),
                guard.map(g -> " AND " + g.allows(g.column())).orElse(""));
    return run(sql, parameters) > 0;
  }

  void insert() {
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                upsert.table(),
                String.join(", ", given.keySet()),
                given.keySet().stream().map(column -> "?").collect(joining(", ")));
    run(sql, new ArrayList<>(given.values()));
  }

  boolean exists() {
    return !select().isEmpty();
  }

  Written read(boolean created) {
    List<@Nullable Object> row = new ArrayList<>(Arrays.asList((Object[]) select().get(0)));
    row.add(created);
    return StoredRow.read(upsert, Collections.singletonList(row.toArray()), List.of(key()))
        .orElseThrow();
  }

  /** The row as replaced. Of writers that race, the later commit may have read the clock first. */
  Written dated() {
    Written replaced = read(false);
    String created = upsert.once().get(0);
    if (!time(replaced, upsert.done()).isBefore(time(replaced, created))) {
      return replaced;
    }
    String sql =
        "UPDATE %s SET %s = %s WHERE %s = ?"
            .formatted(upsert.table(), upsert.done(), created, upsert.key());
    run(sql, List.of(key()));
    return read(false);
  }

  private List<?> select() {
    String sql =
        "SELECT id, %s, %s FROM %s WHERE %s = ?1"
            .formatted(
                String.join(", ", upsert.times()), upsert.key(), upsert.table(), upsert.key());
    return Queries.numbered(em, sql, List.of(key())).getResultList();
  }

  /** Numbers the markers, as {@link Queries#numbered} wants them. */
  private int run(String sql, List<? extends @Nullable Object> parameters) {
    String numbered = sql;
    for (int i = 1; i <= parameters.size(); i++) {
      numbered = numbered.replaceFirst("\\?(?!\\d)", "?" + i);
    }
    return Queries.numbered(em, numbered, parameters).executeUpdate();
  }

  private Object key() {
    return Objects.requireNonNull(given.get(upsert.key()));
  }

  private Instant time(Written written, String column) {
    return Objects.requireNonNull(written.times().get(upsert.times().indexOf(column)));
  }
}
