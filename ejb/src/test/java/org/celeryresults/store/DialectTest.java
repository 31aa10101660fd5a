package org.celeryresults.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DialectTest {
  private static final Bulk BULK =
      new Bulk(
          new Upsert("t1", "k", List.of("v"), List.of("s"), List.of("c"), "d"),
          Optional.of(new Guard("v", "x", List.of("y", "z"))),
          List.of(List.of(1, 2, 3, 4, 5), List.of(1, 2, 3, 4, 5)));

  @Test
  void the_drivers_product_name_chooses_the_dialect() {
    assertThat(Dialect.of("PostgreSQL", "default").engine()).isEqualTo("postgresql");
    assertThat(Dialect.of("H2", "default").engine()).isEqualTo("h2");
    assertThat(Dialect.of("MariaDB", "default").engine()).isEqualTo("mariadb");
    assertThat(Dialect.of("MySQL", "default").engine()).isEqualTo("mysql");
    assertThat(Dialect.of("Oracle", "default").engine()).isEqualTo("oracle");
    assertThat(Dialect.of("Microsoft SQL Server", "default").engine()).isEqualTo("sqlserver");
    assertThat(Dialect.of("DB2/LINUXX8664", "default").engine()).isEqualTo("db2");
  }

  @Test
  void an_unknown_database_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> Dialect.of("Informix", "archive"))
        .hasMessage(
            "CELRES-0007: The database 'Informix' behind store 'archive' is not supported."
                + " Supported: postgresql, mariadb, mysql, h2, oracle, sqlserver, db2.");
  }

  @Test
  void a_store_on_postgresql_is_one_statement() {
    Upsert upsert = new Upsert("t1", "k", List.of("v"), List.of("s"), List.of("c"), "d");
    assertThat(new PostgresDialect().upsert(upsert, Optional.of(new Guard("v", "x", List.of("z")))))
        .isEqualTo(
            "INSERT INTO t1 AS t (k, v, s, c, d) VALUES (?1, ?2, CAST(?3 AS timestamptz),"
                + " CAST(?4 AS timestamptz), CAST(?5 AS timestamptz)) ON CONFLICT (k) DO UPDATE"
                + " SET v = EXCLUDED.v, s = COALESCE(EXCLUDED.s, t.s), d = GREATEST(EXCLUDED.d, t.c)"
                + " WHERE t.v <> 'x' RETURNING t.id, s, c, d, k, (t.xmax = 0)");
  }

  @Test
  void a_store_on_mariadb_is_one_statement_whose_guard_is_asked_before_it_changes() {
    Upsert upsert = new Upsert("t1", "k", List.of("v", "w"), List.of("s"), List.of("c"), "d");
    assertThat(new MariaDbDialect().upsert(upsert, Optional.of(new Guard("v", "x", List.of("z")))))
        .isEqualTo(
            "INSERT INTO t1 (k, v, w, s, c, d) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                + " ON DUPLICATE KEY UPDATE w = IF(CAST(v AS BINARY) <> 'x', VALUES(w), w),"
                + " s = IF(CAST(v AS BINARY) <> 'x', COALESCE(VALUES(s), s), s),"
                + " d = IF(CAST(v AS BINARY) <> 'x', GREATEST(VALUES(d), c + INTERVAL 1 MICROSECOND), d),"
                + " v = IF(CAST(v AS BINARY) <> 'x', VALUES(v), v)"
                + " RETURNING id, s, c, d, k, CASE WHEN CAST(v AS BINARY) <> 'x' THEN c = d END");
  }

  @Test
  void many_are_stored_on_postgresql_as_arrays() {
    assertThat(PostgresDialect.upsertAll(BULK))
        .isEqualTo(
            "INSERT INTO t1 AS t (k, v, s, c, d) SELECT n.k, n.v, CAST(n.s AS timestamptz),"
                + " CAST(n.c AS timestamptz), CAST(n.d AS timestamptz) FROM unnest("
                + "CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),"
                + " CAST(? AS text[])) AS n(k, v, s, c, d) ON CONFLICT (k) DO UPDATE"
                + " SET v = EXCLUDED.v, s = COALESCE(EXCLUDED.s, t.s), d = GREATEST(EXCLUDED.d, t.c)"
                + " WHERE (t.v <> 'x' OR EXCLUDED.v IN ('y', 'z'))"
                + " RETURNING t.id, t.s, t.c, t.d, t.k, (t.xmax = 0), t.v");
  }

  @Test
  void many_are_stored_on_mariadb_and_mysql_as_lists() {
    assertThat(MySqlDialect.insertAll(BULK))
        .startsWith(
            "INSERT INTO t1 (k, v, s, c, d) VALUES (?, ?, ?, ?, ?), (?, ?, ?, ?, ?)"
                + " ON DUPLICATE KEY UPDATE s = IF((CAST(v AS BINARY) <> 'x' OR"
                + " CAST(VALUES(v) AS BINARY) IN ('y', 'z')), COALESCE(VALUES(s), s), s), d = ");
    assertThat(MySqlDialect.answer(BULK)).isEqualTo("id, s, c, d, k, c = d, v");
  }
}
