package org.celeryresults.chord;

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
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.BatchOrder;
import org.celeryresults.retention.Expiry;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.References;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Queries;
import org.celeryresults.store.Stores;

/** Deletes completions that were told, or given up; one that still is to be told when abandoned. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class CompletionExpiry implements Expiry {
  private static final String EXPIRED =
      "SELECT NEW org.celeryresults.chord.Dated(e.id, e.groupId, e.dateCreated)"
          + " FROM ChordCompletion e WHERE e.dateCreated >= :date"
          + " AND (e.dateCreated > :date OR e.id > :id) AND e.dateCreated < :before"
          + " AND (e.delivery <> :pending OR e.dateCreated < :abandoned)"
          + " ORDER BY e.dateCreated, e.id";

  private static final String DELETE =
      "DELETE FROM celery_results_chord_completion"
          + " WHERE id IN :ids AND (delivery <> 'PENDING' OR date_created < ?1)";

  @EJB private Stores stores;

  @Override
  public Batch delete(BatchOrder order) {
    List<Dated> expired = expired(order);
    Optional<Instant> abandoned = order.terms().abandonedBefore();
    if (!expired.isEmpty() && abandoned.isPresent()) {
      Queries.runByIds(em(), DELETE, Dated.ids(expired), Instants.required(abandoned.get()));
    }
    return Dated.batch(order, expired, expired, Kept.NONE);
  }

  @Override
  public Batch count(BatchOrder order) {
    List<Dated> expired = expired(order);
    return Dated.batch(order, expired, expired, Kept.NONE);
  }

  @Override
  public References references() {
    return References.NONE;
  }

  private List<Dated> expired(BatchOrder order) {
    Optional<Instant> before = order.terms().finishedBefore();
    if (before.isEmpty()) {
      return List.of();
    }
    Map<String, ?> parameters =
        Map.of(
            "date", order.after().date(),
            "id", order.after().id(),
            "before", before.get(),
            "pending", Delivery.PENDING,
            "abandoned", order.terms().abandonedBefore().orElseThrow());
    return Queries.query(em(), EXPIRED, Dated.class, parameters)
        .setMaxResults(order.size())
        .getResultList();
  }

  private EntityManager em() {
    return stores.entityManager(Stores.DEFAULT);
  }
}
