package org.celeryresults.chord;

import static org.celeryresults.store.Queries.detached;
import static org.celeryresults.store.Queries.query;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Columns;
import org.celeryresults.store.Conditions;
import org.celeryresults.store.Listing;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.SortOrder;
import org.celeryresults.store.Stores;

/** The inner layer: each method one transaction's worth of reads of chords. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class ChordStore {
  private static final Listing<ChordSummary> LISTING =
      new Listing<>(
          "SELECT NEW org.celeryresults.chord.ChordSummary(e.id, e.groupId, e.count, s.size,"
              + " s.dateCreated) FROM ChordCounter e"
              + " LEFT JOIN ChordStart s ON s.groupId = e.groupId",
          ChordSummary.class,
          ChordSummary::id);

  private static final SortOrder<ChordSummary> BY_GROUP_ID =
      new SortOrder<>("groupId", false, false, false, ChordSummary::groupId);

  private static final Listing<CompletionSummary> COMPLETIONS =
      new Listing<>(
          "SELECT NEW org.celeryresults.chord.CompletionSummary(e.id, e.completionId, e.groupId,"
              + " e.taskId, e.delivery, e.attempts, e.dateCreated, e.dateNext, e.error)"
              + " FROM ChordCompletion e",
          CompletionSummary.class,
          CompletionSummary::id);

  private static final SortOrder<CompletionSummary> OLDEST_FIRST =
      new SortOrder<>("dateCreated", false, true, false, CompletionSummary::dateCreated);

  @EJB private Stores stores;

  /** The counter, if there is one. */
  public Optional<ChordCounter> find(String groupId) {
    return sameToTheColumn(groupId).stream()
        .filter(row -> row.groupId().equals(groupId))
        .findFirst();
  }

  /** The counter, or that of another id which the column's collation takes for this one. */
  public List<ChordCounter> sameToTheColumn(String groupId) {
    if (!Columns.isStorable(groupId)) {
      return List.of();
    }
    EntityManager em = em();
    String jpql = "SELECT e FROM ChordCounter e WHERE e.groupId = :id";
    return detached(em, query(em, jpql, ChordCounter.class, Map.of("id", groupId)));
  }

  /** What was or is to be told of a chord, oldest first. */
  public List<ChordCompletion> completionsOf(String groupId) {
    if (!Columns.isStorable(groupId)) {
      return List.of();
    }
    EntityManager em = em();
    String jpql = "SELECT e FROM ChordCompletion e WHERE e.groupId = :id ORDER BY e.id";
    return detached(em, query(em, jpql, ChordCompletion.class, Map.of("id", groupId)));
  }

  /** Size and time of a chord that was begun here, or seen. */
  public Optional<Start> start(String groupId) {
    if (!Columns.isStorable(groupId)) {
      return Optional.empty();
    }
    String jpql =
        "SELECT NEW org.celeryresults.chord.ChordStore.Start(e.size, e.dateCreated)"
            + " FROM ChordStart e WHERE e.groupId = :id";
    return query(em(), jpql, Start.class, Map.of("id", groupId)).getResultStream().findFirst();
  }

  /** A page of the chords that wait. */
  public Page<ChordSummary> search(String using, Conditions conditions, PageRequest page) {
    return LISTING.page(
        stores.entityManager(using), stores.dialect(using), conditions, BY_GROUP_ID, page);
  }

  /** A page of what is to be told. */
  public Page<CompletionSummary> completions(
      String using, Optional<Delivery> delivery, PageRequest page) {
    Conditions conditions =
        Conditions.NONE.and("delivery", "e.delivery = :delivery", delivery.orElse(null));
    return COMPLETIONS.page(
        stores.entityManager(using), stores.dialect(using), conditions, OLDEST_FIRST, page);
  }

  private EntityManager em() {
    return stores.entityManager(Stores.DEFAULT);
  }

  /**
   * What Django's counter has no column for.
   *
   * @param size empty for a chord that Python began
   */
  public record Start(Optional<Integer> size, Instant firstSeen) {
    /** For queries. */
    public Start(Integer size, Instant firstSeen) {
      this(Optional.ofNullable(size), firstSeen);
    }
  }
}
