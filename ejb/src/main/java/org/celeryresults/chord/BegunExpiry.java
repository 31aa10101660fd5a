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
import java.util.Optional;
import java.util.Set;
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.BatchOrder;
import org.celeryresults.retention.Expiry;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.References;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Queries;
import org.celeryresults.store.Stores;

/** Deletes the record that a chord was begun, when nothing else is left of it. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class BegunExpiry implements Expiry {
  private static final String DELETE = "DELETE FROM celery_results_chord WHERE id IN :ids";

  @EJB private Stores stores;

  @Override
  public Batch delete(BatchOrder order) {
    List<Dated> begun = begun(order);
    List<Dated> unused = unused(begun);
    Queries.runByIds(em(), DELETE, Dated.ids(unused));
    return Dated.batch(order, begun, unused, Kept.NONE);
  }

  @Override
  public Batch count(BatchOrder order) {
    List<Dated> begun = begun(order);
    return Dated.batch(order, begun, unused(begun), Kept.NONE);
  }

  @Override
  public References references() {
    return References.NONE;
  }

  private List<Dated> begun(BatchOrder order) {
    Optional<Instant> before = order.terms().finishedBefore();
    return before.map(b -> Dated.next(em(), "ChordStart", order, b)).orElse(List.of());
  }

  private List<Dated> unused(List<Dated> begun) {
    Set<String> needed = ChordRemains.recorded(em(), Dated.groupIds(begun));
    return begun.stream().filter(chord -> !needed.contains(chord.groupId())).toList();
  }

  private EntityManager em() {
    return stores.entityManager(Stores.DEFAULT);
  }
}
