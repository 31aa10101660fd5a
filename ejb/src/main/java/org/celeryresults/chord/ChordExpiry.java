package org.celeryresults.chord;

import static org.celeryresults.store.Queries.query;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.celeryresults.config.StoreClock;
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.BatchOrder;
import org.celeryresults.retention.Expires;
import org.celeryresults.retention.Expiry;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.References;
import org.celeryresults.retention.RetentionStore;
import org.celeryresults.retention.Terms;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Chunks;
import org.celeryresults.store.Conditions;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Queries;
import org.celeryresults.store.Stores;

/**
 * Finds and deletes the counters of chords that were abandoned. Django's counter has no date; it is
 * as old as the last sign of life of its chord: that it was begun, or seen for the first time; that
 * a part returned here; that the result of a member was stored, which comes before every countdown.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class ChordExpiry implements Expiry {
  /** Headers are read whole: few at a time. */
  private static final int MOST_HEADERS = 100;

  private static final String TABLE = "django_celery_results_chordcounter";

  private static final String BEGUN_BEFORE =
      "EXISTS (SELECT s FROM ChordStart s WHERE s.groupId = e.groupId AND s.dateCreated < :before)";

  private static final String SEE =
      "INSERT INTO celery_results_chord (group_id, date_created, date_done)"
          + " SELECT c.group_id, ?1, ?2 FROM django_celery_results_chordcounter c"
          + " WHERE NOT EXISTS"
          + " (SELECT 1 FROM celery_results_chord s WHERE s.group_id = c.group_id)";

  private static final String COUNTERS =
      "SELECT e FROM ChordCounter e WHERE e.groupId IN :ids ORDER BY e.groupId";

  private static final String RETURNED =
      "SELECT DISTINCT p.groupId FROM ChordPart p WHERE p.groupId IN :ids AND p.dateDone >= :before";

  private static final String STORED =
      "SELECT e.taskId FROM TaskResult e WHERE e.taskId IN :ids AND e.dateDone >= :before";

  private static final String PINNED = "SELECT p.taskId FROM Pin p WHERE p.taskId IN :ids";

  private static final String LOCK =
      "SELECT group_id FROM " + TABLE + " WHERE group_id = ?1 AND count = ?2";

  private static final String DELETE =
      "DELETE FROM "
          + TABLE
          + " WHERE group_id = ?1 AND count = ?2"
          + " AND NOT EXISTS (SELECT 1 FROM celery_results_pin p WHERE p.task_id = ?3)";

  @EJB private Stores stores;
  @EJB private ChordStore chords;
  @EJB private CompletionExpiry completions;
  @EJB private LedgerExpiry ledger;
  @EJB private BegunExpiry begun;
  @EJB private RetentionStore retention;
  @Inject @StoreClock private Clock clock;

  /** Gives the chords that Python began a date: now. */
  public int see() {
    Object now = Instants.required(clock.instant());
    return Queries.run(em(), SEE, now, now);
  }

  /** A page of them; what shows a sign of life is left out: it may be shorter than asked for. */
  public Page<ChordSummary> expired(String using, Duration expires, PageRequest request) {
    Instant before = retention.terms(Expires.after(expires)).abandonedBefore().orElseThrow();
    Conditions begun = Conditions.NONE.and("abandoned", BEGUN_BEFORE, Map.of("before", before));
    Page<ChordSummary> page = chords.search(using, begun, request);
    Map<String, ChordCounter> dead =
        dead(page.items().stream().map(ChordSummary::groupId).toList(), before);
    return new Page<>(
        page.items().stream().filter(chord -> dead.containsKey(chord.groupId())).toList(),
        page.next(),
        page.previous());
  }

  /** Deletes them, and what was kept of chords that have ended; how many counters it were. */
  public long delete(Duration expires) {
    Terms terms = retention.termsOfCaller(Expires.after(expires));
    see();
    long counters = deleteAll(terms);
    Stream.<Expiry>of(completions, ledger, begun).forEach(remains -> remains.deleteAll(terms));
    return counters;
  }

  @Override
  public Batch delete(BatchOrder order) {
    return batch(order, this::delete);
  }

  @Override
  public Batch count(BatchOrder order) {
    return batch(order, counter -> true);
  }

  @Override
  public References references() {
    return References.NONE;
  }

  private Batch batch(BatchOrder given, Predicate<ChordCounter> deleting) {
    Optional<Instant> before = given.terms().abandonedBefore();
    if (before.isEmpty()) {
      return Batch.nothing(given.after());
    }
    BatchOrder order = given.atMost(MOST_HEADERS);
    List<Dated> begun = Dated.next(em(), "ChordStart", order, before.get());
    Map<String, ChordCounter> dead = dead(Dated.groupIds(begun), before.get());
    List<Dated> gone =
        begun.stream()
            .filter(
                chord -> {
                  ChordCounter counter = dead.get(chord.groupId());
                  return counter != null && deleting.test(counter);
                })
            .toList();
    return Dated.batch(order, begun, gone, new Kept(0, 0, dead.size() - gone.size()));
  }

  /** False when somebody is at it, has counted meanwhile, or has pinned it: it lives. */
  private boolean delete(ChordCounter counter) {
    String lock = LOCK + stores.dialect(Stores.DEFAULT).skippingLocked();
    List<?> locked =
        Queries.numbered(em(), lock, List.of(counter.groupId(), counter.count())).getResultList();
    return locked.contains(counter.groupId())
        && Queries.run(em(), DELETE, counter.groupId(), counter.count(), counter.groupId()) > 0;
  }

  /** The counters of those chords that show no sign of life since then, and are not pinned. */
  private Map<String, ChordCounter> dead(List<String> groupIds, Instant before) {
    Map<String, ChordCounter> dead = new HashMap<>();
    for (List<String> chunk : Chunks.of(groupIds)) {
      EntityManager em = em();
      query(em, COUNTERS, ChordCounter.class, Map.of("ids", chunk))
          .getResultList()
          .forEach(counter -> dead.put(counter.groupId(), counter));
      em.clear();
      dead.keySet()
          .removeAll(query(em, PINNED, String.class, Map.of("ids", chunk)).getResultList());
      Map<String, ?> since = Map.of("ids", chunk, "before", before);
      dead.keySet().removeAll(query(em, RETURNED, String.class, since).getResultList());
    }
    dead.keySet().retainAll(groupIds);
    Set<String> stored = storedSince(dead.values(), before);
    dead.values().removeIf(counter -> counter.taskIds().stream().anyMatch(stored::contains));
    return dead;
  }

  private Set<String> storedSince(Iterable<ChordCounter> counters, Instant before) {
    List<String> all = new ArrayList<>();
    counters.forEach(counter -> all.addAll(counter.taskIds()));
    Set<String> stored = new HashSet<>();
    for (List<String> ids : Chunks.of(all)) {
      Map<String, ?> since = Map.of("ids", ids, "before", before);
      stored.addAll(query(em(), STORED, String.class, since).getResultList());
    }
    return stored;
  }

  private EntityManager em() {
    return stores.entityManager(Stores.DEFAULT);
  }
}
