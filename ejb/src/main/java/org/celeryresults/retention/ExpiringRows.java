package org.celeryresults.retention;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.celeryresults.store.Dialect;
import org.celeryresults.store.Queries;
import org.celeryresults.store.RowsByKey;

/**
 * A table whose rows expire by their date_done: looks at them from the oldest on, and deletes those
 * that have expired, unless they are pinned, referred to, or somebody else is at them.
 *
 * @param entity the JPA entity
 * @param keyAttribute its attribute that names a row
 * @param table its table
 * @param key the column that names a row
 * @param columns JPQL: what else {@link Candidate#of} is given of a row {@code e}, after a comma
 * @param bytes JPQL: attributes of the row's texts
 * @param finished SQL: whether a row of the table {@code t} has finished
 */
public record ExpiringRows(
    String entity,
    String keyAttribute,
    String table,
    String key,
    String columns,
    List<String> bytes,
    String finished) {
  /** What else a row needs, about: its numbers, dates and place in indexes. */
  private static final int BYTES_OF_A_ROW = 200;

  private static final int AT_ONCE = 1000;

  /** So many are held in memory. */
  private static final int MOST_HELD = 20_000;

  private static final String UNPINNED =
      " AND NOT EXISTS (SELECT 1 FROM celery_results_pin p WHERE p.task_id = %s.%s)";

  /** Deletes. */
  public Batch delete(
      EntityManager em,
      Dialect dialect,
      BatchOrder given,
      Function<Candidate, Optional<String>> ruleOf) {
    if (OneStatement.fits(em, dialect, table)) {
      return new OneStatement(this, given).run(em, true);
    }
    BatchOrder order = given.atMost(MOST_HELD);
    Looked looked = look(scan(em, order, columns), order, ruleOf);
    if (looked.expired().isEmpty()) {
      return looked.batch(Set.of(), 0);
    }
    RowsByKey rows = RowsByKey.of(em, dialect, table, key, "date_done");
    Set<String> keys = looked.expired().keySet();
    Set<String> gone = locked(rows, looked.expired(), order.references().none());
    String unpinned = UNPINNED.formatted(table, key);
    if (rows.delete(gone, looked.last(), unpinned) < gone.size()) {
      gone.removeAll(rows.among(gone, ""));
    }
    return looked.batch(gone, gone.size() < keys.size() ? referenced(rows, order, keys, gone) : 0);
  }

  /** A thousand at a time, each within its own span of dates: no row is met twice. */
  private static Set<String> locked(
      RowsByKey rows, Map<String, Tally> expired, String unreferenced) {
    List<Map.Entry<String, Tally>> oldestFirst = List.copyOf(expired.entrySet());
    Set<String> locked = new HashSet<>();
    for (int from = 0; from < oldestFirst.size(); from += AT_ONCE) {
      List<Map.Entry<String, Tally>> part =
          oldestFirst.subList(from, Math.min(from + AT_ONCE, oldestFirst.size()));
      locked.addAll(
          rows.lock(
              part.stream().map(Map.Entry::getKey).toList(),
              part.get(0).getValue().oldest(),
              part.get(part.size() - 1).getValue().newest(),
              unreferenced));
    }
    return locked;
  }

  /** Does as if. */
  public Batch count(
      EntityManager em,
      Dialect dialect,
      BatchOrder given,
      Function<Candidate, Optional<String>> ruleOf) {
    if (OneStatement.fits(em, dialect, table)) {
      return new OneStatement(this, given).run(em, false);
    }
    BatchOrder order = given.atMost(MOST_HELD);
    Looked looked = look(scan(em, order, columns + ", " + bytes(dialect)), order, ruleOf);
    Set<String> gone = new HashSet<>(looked.expired().keySet());
    int referenced = 0;
    if (!order.references().isEmpty()) {
      RowsByKey rows = RowsByKey.of(em, dialect, table, key, "date_done");
      Set<String> held = rows.among(gone, order.references().some());
      gone.removeAll(held);
      referenced = held.size();
    }
    return looked.batch(gone, referenced);
  }

  private static int referenced(
      RowsByKey rows, BatchOrder order, Set<String> keys, Set<String> gone) {
    Set<String> left = new HashSet<>(keys);
    left.removeAll(gone);
    return order.references().isEmpty() ? 0 : rows.among(left, order.references().some()).size();
  }

  private List<Candidate> scan(EntityManager em, BatchOrder order, String more) {
    Optional<Instant> before = order.terms().before();
    if (before.isEmpty()) {
      return List.of();
    }
    String jpql =
        ("SELECT e.id, e.%2$s, e.dateDone, p.id%3$s FROM %1$s e"
                + " LEFT JOIN Pin p ON p.taskId = e.%2$s WHERE e.dateDone >= :date"
                + " AND (e.dateDone > :date OR e.id > :id) AND e.dateDone < :before"
                + " ORDER BY e.dateDone, e.id")
            .formatted(entity, keyAttribute, more);
    TypedQuery<Object[]> query =
        Queries.query(
            em,
            jpql,
            Object[].class,
            Map.of(
                "date", order.after().date(),
                "id", order.after().id(),
                "before", before.get()));
    return query.setMaxResults(order.size()).getResultList().stream().map(Candidate::of).toList();
  }

  /** SQL: about how many bytes a row of the table {@code t} has. */
  String bytesInSql() {
    StringBuilder sum = new StringBuilder().append(BYTES_OF_A_ROW);
    for (String text : bytes) {
      String column = text.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
      sum.append(" + COALESCE(OCTET_LENGTH(t.%s), 0)".formatted(column));
    }
    return sum.toString();
  }

  private String bytes(Dialect dialect) {
    StringBuilder sum = new StringBuilder().append(BYTES_OF_A_ROW);
    for (String text : bytes) {
      sum.append(" + COALESCE(FUNCTION('%s', e.%s), 0)".formatted(dialect.lengthInBytes(), text));
    }
    return sum.toString();
  }

  private static Looked look(
      List<Candidate> candidates, BatchOrder order, Function<Candidate, Optional<String>> ruleOf) {
    Map<String, Tally> expired = new LinkedHashMap<>();
    long pinned = 0;
    Candidate end = null;
    boolean last = candidates.size() < order.size();
    for (Candidate candidate : candidates) {
      if (expired.size() == order.most()) {
        last = false;
        break;
      }
      Optional<String> rule = ruleOf.apply(candidate);
      if (rule.isPresent() && candidate.isPinned()) {
        pinned++;
      } else {
        rule.ifPresent(r -> expired.put(candidate.key(), candidate.tally(r)));
      }
      end = candidate;
    }
    Position position = end == null ? order.after() : order.after().at(end.dateDone(), end.id());
    return new Looked(expired, pinned, position, last);
  }

  /**
   * What was found.
   *
   * @param expired by key
   */
  private record Looked(Map<String, Tally> expired, long pinned, Position end, boolean isLast) {
    Instant last() {
      return end.date();
    }

    Batch batch(Set<String> gone, long referenced) {
      List<Tally> tallies = new ArrayList<>();
      gone.forEach(key -> tallies.add(Objects.requireNonNull(expired.get(key))));
      long busy = expired.size() - gone.size() - referenced;
      return new Batch(Batch.sum(tallies), new Kept(pinned, referenced, busy), end, isLast);
    }
  }
}
