package org.celeryresults.purge;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.config.Settings;
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.BatchOrder;
import org.celeryresults.retention.Expiry;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.Position;
import org.celeryresults.retention.References;
import org.celeryresults.retention.Tally;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Queries;
import org.celeryresults.store.Stores;

/** Deletes what the history tells of purges that were begun longer ago than it is kept. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class PurgeExpiry implements Expiry {
  private static final String RULE = "history";

  private static final String EXPIRED =
      "SELECT e FROM Purge e WHERE e.dateStarted >= :date"
          + " AND (e.dateStarted > :date OR e.id > :id) AND e.dateStarted < :before"
          + " AND e.state <> :running ORDER BY e.dateStarted, e.id";

  private static final String DELETE =
      "DELETE FROM celery_results_purge WHERE id IN :ids AND state <> 'RUNNING'";

  @EJB private Stores stores;
  @Inject private Settings settings;

  @Override
  public Batch delete(BatchOrder order) {
    List<Purge> expired = expired(order);
    Queries.runByIds(em(), DELETE, expired.stream().map(Purge::id).toList());
    return batch(order, expired);
  }

  @Override
  public Batch count(BatchOrder order) {
    return batch(order, expired(order));
  }

  @Override
  public References references() {
    return References.NONE;
  }

  private List<Purge> expired(BatchOrder order) {
    Optional<Duration> keep = settings.purgeHistoryExpires();
    if (keep.isEmpty()) {
      return List.of();
    }
    Map<String, ?> parameters =
        Map.of(
            "date", order.after().date(),
            "id", order.after().id(),
            "before", order.terms().now().minus(keep.get()),
            "running", PurgeState.RUNNING);
    return Queries.detached(
        em(), Queries.query(em(), EXPIRED, Purge.class, parameters).setMaxResults(order.size()));
  }

  private static Batch batch(BatchOrder order, List<Purge> gone) {
    List<Tally> tallies =
        gone.stream().map(purge -> Tally.of(RULE, purge.dateStarted(), 0)).toList();
    Position end = order.after();
    for (Purge purge : gone) {
      end = end.at(purge.dateStarted(), purge.id());
    }
    return new Batch(Batch.sum(tallies), Kept.NONE, end, gone.size() < order.size());
  }

  private EntityManager em() {
    return stores.entityManager(Stores.DEFAULT);
  }
}
