package org.celeryresults.store;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A kind of list: pages of a projection, each read by one statement.
 *
 * @param select JPQL up to the entity {@code e}, before WHERE
 * @param type the projection's class
 * @param id the row's number
 */
public record Listing<T>(String select, Class<T> type, Function<T, Long> id) {
  /** The page that was asked for. */
  public Page<T> page(
      EntityManager entityManager,
      Dialect dialect,
      Conditions conditions,
      SortOrder<T> order,
      PageRequest request) {
    Keyset<T> keyset = new Keyset<>(order, dialect.nullsSortHigh(), request);
    Map<String, Object> parameters = new HashMap<>(conditions.parameters());
    parameters.putAll(keyset.parameters());
    String jpql =
        select + conditions.where(keyset.condition().stream()) + " ORDER BY " + keyset.orderBy();
    List<T> rows =
        Queries.query(entityManager, jpql, type, parameters)
            .setMaxResults(keyset.limit())
            .getResultList();
    return keyset.page(rows, id);
  }
}
