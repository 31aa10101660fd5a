package org.celeryresults.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** MariaDB, since 10.5: what MySQL says, and its answer in the same statement, by RETURNING. */
final class MariaDbDialect extends MySqlDialect implements OneStatementDialect {
  @Override
  public String engine() {
    return "mariadb";
  }

  @Override
  public String upsert(Upsert upsert, Optional<Guard> guard) {
    return insert(upsert, guard) + " RETURNING " + answer(upsert, guard);
  }

  @Override
  public Optional<Written> store(
      EntityManager entityManager,
      Upsert upsert,
      Optional<Guard> guard,
      List<? extends @Nullable Object> values) {
    Packet.requireRoom(entityManager, upsert, values);
    return OneStatementDialect.super.store(entityManager, upsert, guard, values);
  }

  @Override
  public Map<String, Written> storeAll(
      EntityManager entityManager,
      Upsert upsert,
      Optional<Guard> guard,
      List<? extends List<? extends @Nullable Object>> rows) {
    rows.forEach(row -> Packet.requireRoom(entityManager, upsert, row));
    Bulk bulk = new Bulk(upsert, guard, rows);
    String sql = insertAll(bulk) + " RETURNING " + answer(bulk);
    return bulk.query(entityManager, sql, statement -> bind(statement, bulk), Times.UTC);
  }
}
