package org.celeryresults.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
   * Runs a native UPDATE, INSERT or DELETE; how many rows it changed. JPQL's own UPDATE and DELETE
   * write texts into the statement instead of binding them: never give those a user's.
   */
  public static int run(EntityManager entityManager, String sql, Object... values) {
    return numbered(entityManager, sql, List.of(values)).executeUpdate();
  }

  /** A native statement with its parameters set, numbered from 1. */
  public static Query numbered(
      EntityManager entityManager, String sql, List<? extends @Nullable Object> values) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query;
  }

  /**
   * Runs a native UPDATE or DELETE of rows by their numbers; how many it changed.
   *
   * @param sql with {@code :ids} where the list of numbers comes to stand, and further parameters
   *     numbered from 1
   */
  public static int runByIds(
      EntityManager entityManager, String sql, List<Long> ids, Object... values) {
    if (ids.isEmpty()) {
      return 0;
    }
    List<Object> all = new ArrayList<>(List.of(values));
    List<String> markers = new ArrayList<>();
    for (Long id : ids) {
      all.add(id);
      markers.add("?" + all.size());
    }
    String list = "(" + String.join(", ", markers) + ")";
    return numbered(entityManager, sql.replace(":ids", list), all).executeUpdate();
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
