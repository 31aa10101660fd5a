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
import java.util.Map;
import java.util.Optional;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Columns;
import org.celeryresults.store.Stores;

/** The inner layer: each method one transaction's worth of statements on the counter table. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class ChordStore {
  @EJB private Stores stores;

  /** The counter, if there is one. */
  public Optional<ChordCounter> find(String groupId) {
    if (!Columns.isStorable(groupId)) {
      return Optional.empty();
    }
    EntityManager em = stores.entityManager(Stores.DEFAULT);
    String jpql = "SELECT e FROM ChordCounter e WHERE e.groupId = :id";
    return detached(em, query(em, jpql, ChordCounter.class, Map.of("id", groupId))).stream()
        .filter(row -> row.groupId().equals(groupId))
        .findFirst();
  }
}
