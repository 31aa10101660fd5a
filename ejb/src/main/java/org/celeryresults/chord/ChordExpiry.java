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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
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
  private static final int MOST_CHORDS = 100;

  /** Headers are read whole: few at a time. */
  private static final int MOST_HEADERS = 10;

  private static final String TABLE = "django_celery_results_chordcounter";

  private static final String BEGUN_BEFORE =
      "EXISTS (SELECT s FROM ChordStart s WHERE s.groupId = e.groupId AND s.dateCreated < :before)";

  private static final String SEE =
      "INSERT INTO celery_results_chord (group_id, date_created, date_done)"
          + " SELECT c.group_id, ?1, ?2 FROM django_celery_results_chordcounter c"
          + " WHERE NOT EXISTS"
          + " (SELECT 1 FROM celery_results_chord s WHERE s.group_id = c.group_id)";

  private static final String COUNTED =
      "SELECT e.groupId FROM ChordCounter e WHERE e.groupId IN :ids";

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
    Map<String, Integer> dead =
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
    long counters = deleteAll(References.NONE, terms);
    Stream.<Expiry>of(completions, ledger, begun)
        .forEach(remains -> remains.deleteAll(References.NONE, terms));
    return counters;
  }

  @Override
  public Batch delete(BatchOrder order) {
    return batch(order, this::delete);
  }

  @Override
  public Batch count(BatchOrder order) {
    return batch(order, (groupId, count) -> true);
  }

  @Override
  public References references() {
    return References.NONE;
  }

  private Batch batch(BatchOrder given, BiPredicate<String, Integer> deleting) {
    Optional<Instant> before = given.terms().abandonedBefore();
    if (before.isEmpty()) {
      return Batch.nothing(given.after());
    }
    BatchOrder order = given.atMost(MOST_CHORDS);
    List<Dated> begun = Dated.next(em(), "ChordStart", order, before.get());
    Map<String, Integer> dead = dead(Dated.groupIds(begun), before.get());
    List<Dated> gone =
        begun.stream()
            .filter(
                chord -> {
                  Integer count = dead.get(chord.groupId());
                  return count != null && deleting.test(chord.groupId(), count);
                })
            .toList();
    return Dated.batch(order, begun, gone, new Kept(0, 0, dead.size() - gone.size()));
  }

  /** False when somebody is at it, has counted meanwhile, or has pinned it: it lives. */
  private boolean delete(String groupId, int count) {
    String lock = LOCK + stores.dialect(Stores.DEFAULT).skippingLocked();
    List<?> locked = Queries.numbered(em(), lock, List.of(groupId, count)).getResultList();
    return locked.contains(groupId) && Queries.run(em(), DELETE, groupId, count, groupId) > 0;
  }

  /** Of those chords the counts that show no sign of life since then, and are not pinned. */
  private Map<String, Integer> dead(List<String> groupIds, Instant before) {
    Set<String> silent = new HashSet<>();
    for (List<String> chunk : Chunks.of(groupIds)) {
      silent.addAll(query(em(), COUNTED, String.class, Map.of("ids", chunk)).getResultList());
      silent.removeAll(query(em(), PINNED, String.class, Map.of("ids", chunk)).getResultList());
      Map<String, ?> since = Map.of("ids", chunk, "before", before);
      silent.removeAll(query(em(), RETURNED, String.class, since).getResultList());
    }
    silent.retainAll(groupIds);
    Map<String, Integer> dead = new HashMap<>();
    for (List<String> few : Chunks.of(silent, MOST_HEADERS)) {
      counters(few).stream()
          .filter(counter -> silent.contains(counter.groupId()) && !isStoredSince(counter, before))
          .forEach(counter -> dead.put(counter.groupId(), counter.count()));
    }
    return dead;
  }

  private List<ChordCounter> counters(List<String> groupIds) {
    EntityManager em = em();
    return Queries.detached(em, query(em, COUNTERS, ChordCounter.class, Map.of("ids", groupIds)));
  }

  /** Whether the result of a member was. */
  private boolean isStoredSince(ChordCounter counter, Instant before) {
    for (List<String> ids : Chunks.of(counter.taskIds())) {
      Map<String, ?> since = Map.of("ids", ids, "before", before);
      List<String> stored = query(em(), STORED, String.class, since).getResultList();
      if (stored.stream().anyMatch(ids::contains)) {
        return true;
      }
    }
    return false;
  }

  private EntityManager em() {
    return stores.entityManager(Stores.DEFAULT);
  }
}
