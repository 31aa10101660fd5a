package org.celeryresults.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DialectTest {
  @Test
  void the_drivers_product_name_chooses_the_dialect() {
    assertThat(Dialect.of("PostgreSQL", "default").engine()).isEqualTo("postgresql");
    assertThat(Dialect.of("H2", "default").engine()).isEqualTo("h2");
  }

  @Test
  void an_unknown_database_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> Dialect.of("Informix", "archive"))
        .hasMessage(
            "CELRES-0007: The database 'Informix' behind store 'archive' is not supported."
                + " Supported: h2, postgresql.");
  }

  @Test
  void a_store_on_postgresql_is_one_statement() {
    Upsert upsert = new Upsert("t1", "k", List.of("v"), List.of("s"), List.of("c"), "d");
    assertThat(new PostgresDialect().upsert(upsert, Optional.of("t.v <> 'x'")))
        .isEqualTo(
            "INSERT INTO t1 AS t (k, v, s, c, d) VALUES (?1, ?2, CAST(?3 AS timestamptz),"
                + " CAST(?4 AS timestamptz), CAST(?5 AS timestamptz)) ON CONFLICT (k) DO UPDATE"
                + " SET v = EXCLUDED.v, s = COALESCE(EXCLUDED.s, t.s), d = GREATEST(EXCLUDED.d, t.c)"
                + " WHERE t.v <> 'x' RETURNING t.id, s, c, d, (t.xmax = 0)");
  }
}
