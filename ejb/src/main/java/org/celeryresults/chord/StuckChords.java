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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.celeryresults.config.StoreClock;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Chunks;
import org.celeryresults.store.Conditions;
import org.celeryresults.store.Listing;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.SortOrder;
import org.celeryresults.store.Stores;
import org.celeryresults.task.TaskState;

/** The inner layer: finds chords all whose members have finished, and that still wait. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class StuckChords {
  private static final Listing<ChordCounter> COUNTERS =
      new Listing<>("SELECT e FROM ChordCounter e", ChordCounter.class, ChordCounter::id);

  private static final SortOrder<ChordCounter> BY_GROUP_ID =
      new SortOrder<>("groupId", false, false, false, ChordCounter::groupId);

  private static final String FINISHED =
      "SELECT e.taskId, e.dateDone FROM TaskResult e"
          + " WHERE e.taskId IN :ids AND e.status IN :ready";

  @EJB private Stores stores;
  @Inject @StoreClock private Clock clock;

  /** Those of a page of chords that are stuck. */
  public Page<StuckChord> find(Duration quietFor, PageRequest request) {
    EntityManager em = stores.entityManager(Stores.DEFAULT);
    Page<ChordCounter> page =
        COUNTERS.page(em, stores.dialect(Stores.DEFAULT), Conditions.NONE, BY_GROUP_ID, request);
    em.clear();
    Instant before = clock.instant().minus(quietFor);
    return new Page<>(stuck(em, page.items(), before), page.next(), page.previous());
  }

  private static List<StuckChord> stuck(
      EntityManager em, List<ChordCounter> counters, Instant before) {
    Map<ChordCounter, Set<String>> members = new HashMap<>();
    Set<String> all = new HashSet<>();
    for (ChordCounter counter : counters) {
      Set<String> ids = counter.taskIds();
      members.put(counter, ids);
      all.addAll(ids);
    }
    Map<String, Instant> finished = finished(em, all);
    List<StuckChord> stuck = new ArrayList<>();
    for (ChordCounter counter : counters) {
      since(Objects.requireNonNull(members.get(counter)), finished)
          .filter(since -> since.isBefore(before))
          .map(since -> new StuckChord(counter.groupId(), counter.count(), since))
          .ifPresent(stuck::add);
    }
    return stuck;
  }

  private static Map<String, Instant> finished(EntityManager em, Set<String> ids) {
    Map<String, Instant> finished = new HashMap<>();
    for (List<String> chunk : Chunks.of(ids)) {
      query(em, FINISHED, Object[].class, Map.of("ids", chunk, "ready", TaskState.ready()))
          .getResultList()
          .forEach(row -> finished.put((String) row[0], (Instant) row[1]));
    }
    return finished;
  }

  private static Optional<Instant> since(Set<String> ids, Map<String, Instant> finished) {
    return finished.keySet().containsAll(ids)
        ? ids.stream().map(finished::get).max(Instant::compareTo)
        : Optional.empty();
  }
}
