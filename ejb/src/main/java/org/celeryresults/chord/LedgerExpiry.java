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
import java.util.Set;
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.BatchOrder;
import org.celeryresults.retention.Expiry;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.References;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Dialect;
import org.celeryresults.store.Queries;
import org.celeryresults.store.RowsByKey;
import org.celeryresults.store.Stores;

/**
 * Deletes the ledger's lines of chords that have ended. The ledger has no numbers: a batch ends
 * with a date, and what has the same date beyond its size is left to the next purge.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class LedgerExpiry implements Expiry {
  private static final String COUNTED =
      "SELECT NEW org.celeryresults.chord.Dated(0L, p.groupId, p.dateDone) FROM ChordPart p"
          + " WHERE p.dateDone > :date AND p.dateDone < :before ORDER BY p.dateDone";

  @EJB private Stores stores;

  @Override
  public Batch delete(BatchOrder order) {
    List<Dated> counted = counted(order);
    List<Dated> unused = unused(counted);
    if (!unused.isEmpty()) {
      Dialect dialect = stores.dialect(Stores.DEFAULT);
      RowsByKey rows =
          RowsByKey.of(em(), dialect, "celery_results_chord_part", "group_id", "date_done");
      rows.delete(Dated.groupIds(unused), counted.get(counted.size() - 1).date(), "");
    }
    return Dated.batch(order, counted, unused, Kept.NONE);
  }

  @Override
  public Batch count(BatchOrder order) {
    List<Dated> counted = counted(order);
    return Dated.batch(order, counted, unused(counted), Kept.NONE);
  }

  @Override
  public References references() {
    return References.NONE;
  }

  private List<Dated> counted(BatchOrder order) {
    Optional<Instant> before = order.terms().finishedBefore();
    if (before.isEmpty()) {
      return List.of();
    }
    Map<String, ?> parameters = Map.of("date", order.after().date(), "before", before.get());
    return Queries.query(em(), COUNTED, Dated.class, parameters)
        .setMaxResults(order.size())
        .getResultList();
  }

  private List<Dated> unused(List<Dated> counted) {
    Set<String> needed = ChordRemains.inUse(em(), Dated.groupIds(counted));
    return counted.stream().filter(part -> !needed.contains(part.groupId())).toList();
  }

  private EntityManager em() {
    return stores.entityManager(Stores.DEFAULT);
  }
}
