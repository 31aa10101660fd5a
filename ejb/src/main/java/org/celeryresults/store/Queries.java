package org.celeryresults.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;

/** Small helps around entity managers. */
public final class Queries {
  private Queries() {}

  /** A query with its named parameters set. */
  public static <T> TypedQuery<T> query(
      EntityManager entityManager, String jpql, Class<T> type, Map<String, ?> parameters) {
    TypedQuery<T> query = entityManager.createQuery(jpql, type);
    parameters.forEach(query::setParameter);
    return query;
  }

  /**
   * The rows, detached: a later read in the same transaction sees what was stored meanwhile, and
   * nothing of them is written back.
   */
  public static <T> List<T> detached(EntityManager entityManager, TypedQuery<T> query) {
    List<T> rows = query.getResultList();
    entityManager.clear();
    return rows;
  }
}
