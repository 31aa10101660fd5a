package org.celeryresults.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database that inserts or replaces, and answers what it did, in one statement. */
interface OneStatementDialect extends Dialect {
  /**
   * The statement. It answers one row: id, {@link Upsert#times()}, key, whether the row is new;
   * where the guard kept the row, that is null or there is no row.
   */
  String upsert(Upsert upsert, Optional<Guard> guard);

  @Override
  default Optional<Written> store(
      EntityManager entityManager,
      Upsert upsert,
      Optional<Guard> guard,
      List<? extends @Nullable Object> values) {
    Query query = Queries.numbered(entityManager, upsert(upsert, guard), values);
    return StoredRow.read(upsert, query.getResultList(), values);
  }
}
