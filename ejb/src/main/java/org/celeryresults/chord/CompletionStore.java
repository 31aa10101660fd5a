package org.celeryresults.chord;

import static org.celeryresults.store.Queries.query;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.celeryresults.config.StoreClock;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Columns;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Queries;
import org.celeryresults.store.Stores;

/**
 * The inner layer: what is to be told, and who tells it. A claim is a comparison with the number of
 * attempts, so that of two nodes one has it, and a late one can't record what another does anew.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class CompletionStore {
  private static final String DUE =
      "SELECT e FROM ChordCompletion e WHERE e.delivery = :pending AND e.dateNext <= :now"
          + " ORDER BY e.dateNext, e.id";

  private static final String PENDING =
      "SELECT e FROM ChordCompletion e WHERE e.delivery = :pending AND e.completionId IN :ids";

  private static final String TABLE = "UPDATE celery_results_chord_completion SET ";
  private static final String CLAIMED =
      " WHERE completion_id = ?1 AND attempts = ?2 AND delivery = 'PENDING'";

  private static final String CLAIM = TABLE + "attempts = attempts + 1, date_next = ?3" + CLAIMED;

  private static final String DELIVERED =
      TABLE + "delivery = 'DELIVERED', date_done = ?3, error = NULL" + CLAIMED;

  private static final String FAILED =
      TABLE + "delivery = ?3, date_next = ?4, error = ?5" + CLAIMED;

  private static final String AGAIN =
      TABLE
          + "delivery = 'PENDING', attempts = 0, date_next = ?2, date_done = NULL"
          + " WHERE completion_id = ?1";

  @EJB private Stores stores;
  @Inject private Event<CompletionDue> due;
  @Inject @StoreClock private Clock clock;

  /** The first that are due. */
  public List<ChordCompletion> due(int most) {
    EntityManager em = em();
    Map<String, ?> now = Map.of("pending", Delivery.PENDING, "now", clock.instant());
    return Queries.detached(em, query(em, DUE, ChordCompletion.class, now).setMaxResults(most));
  }

  /** Of these the ones that have been neither told nor given up. */
  public List<ChordCompletion> pending(Set<String> completionIds) {
    EntityManager em = em();
    Map<String, ?> ids = Map.of("pending", Delivery.PENDING, "ids", completionIds);
    return Queries.detached(em, query(em, PENDING, ChordCompletion.class, ids));
  }

  /**
   * Takes one, as it was read, for the caller to tell.
   *
   * @param lease how long nobody else will
   * @return false when somebody else was faster
   */
  public boolean claim(ChordCompletion completion, Duration lease) {
    return changed(
        CLAIM,
        completion.completionId(),
        completion.attempts(),
        Instants.required(clock.instant().plus(lease)));
  }

  /** Records that all was told; false when the claim had run out and another node took it. */
  public boolean delivered(String completionId, int attempt) {
    return changed(DELIVERED, completionId, attempt, now());
  }

  /**
   * Records that an attempt failed.
   *
   * @param next when to try again; empty: never, it is dead
   * @return false when the claim had run out and another node took it
   */
  public boolean failed(String completionId, int attempt, String error, Optional<Instant> next) {
    Delivery delivery = next.isPresent() ? Delivery.PENDING : Delivery.DEAD;
    return changed(
        FAILED,
        completionId,
        attempt,
        delivery.name(),
        next.<Object>map(Instants::required).orElseGet(this::now),
        error);
  }

  /** Makes it due, as if it had never been tried; false when there is none. */
  public boolean again(String completionId) {
    boolean known = Columns.isStorable(completionId) && changed(AGAIN, completionId, now());
    if (known) {
      due.fire(new CompletionDue());
    }
    return known;
  }

  private boolean changed(String sql, Object... values) {
    return Queries.run(em(), sql, values) > 0;
  }

  private Object now() {
    return Instants.required(clock.instant());
  }

  private EntityManager em() {
    return stores.entityManager(Stores.DEFAULT);
  }
}
