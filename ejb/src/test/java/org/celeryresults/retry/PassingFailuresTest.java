package org.celeryresults.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassingFailuresTest {
  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "0A000, 0, PostgreSQL: cached plan must not change result type",
    "40001, 0, PostgreSQL: serialization failure",
    "40P01, 0, PostgreSQL: deadlock",
    "40003, 0, PostgreSQL: completion unknown",
    "55P03, 0, PostgreSQL: lock not available",
    "57P01, 0, PostgreSQL: connection ended by an administrator",
    "57P02, 0, PostgreSQL: connection ended by a crash",
    "57P03, 0, PostgreSQL: starting up",
    "23505, 0, PostgreSQL: raced unique key",
    "08006, 0, PostgreSQL: connection lost",
    "08003, 0, PostgreSQL: connection closed",
    "40001, 40001, H2: deadlock",
    "HYT00, 50200, H2: lock time-out",
    "23505, 23505, H2: raced unique key",
    "40001, 1213, MariaDB: deadlock",
    "HY000, 1205, MariaDB: lock wait time-out",
    "HY000, 1020, MariaDB: row has changed",
    "23000, 1062, MariaDB: raced unique key",
    "08000, 1927, MariaDB: connection killed",
    "25S03, 0, MariaDB: failed over",
    "08S01, 1047, MariaDB: no quorum",
    "40001, 1205, MySQL: lock wait time-out",
    "08S01, 0, MySQL: connection lost",
    "23000, 1, Oracle: raced unique key",
    "61000, 60, Oracle: deadlock",
    "72000, 8177, Oracle: serialization failure",
    "23000, 2601, SQL Server: raced unique index",
    "23000, 2627, SQL Server: raced unique key",
    "40001, 1205, SQL Server: deadlock",
    "23505, -803, Db2: raced unique key",
    "40001, -911, Db2: deadlock or lock time-out"
  })
  void passes(String state, int code, String meaning) {
    assertThat(PassingFailures.isPassing(new SQLException(meaning, state, code))).isTrue();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "22001, 0, too long",
    "22021, 0, NUL in a text",
    "23502, 0, null in a not null column",
    "23000, 1048, MariaDB: null in a not null column",
    "42P01, 0, no such table",
    "57014, 0, PostgreSQL: statement time-out",
    "70100, 1969, MariaDB: statement time-out",
    "HY000, 1366, MariaDB: incorrect string",
    "23000, 1400, Oracle: null in a not null column",
    "23000, 515, SQL Server: null in a not null column"
  })
  void stays(String state, int code, String meaning) {
    assertThat(PassingFailures.isPassing(new SQLException(meaning, state, code))).isFalse();
  }

  @Test
  void the_cause_is_found_at_any_depth() {
    SQLException batch = new SQLException("batch", "HY000");
    batch.setNextException(new SQLException("deadlock", "40P01"));
    Exception wrapped = new IllegalStateException(new RuntimeException(batch));
    assertThat(PassingFailures.isPassing(wrapped)).isTrue();
  }

  @Test
  void a_failure_that_is_not_the_databases_stays() {
    assertThat(PassingFailures.isPassing(new IllegalArgumentException("no"))).isFalse();
    assertThat(PassingFailures.isPassing(new SQLException("no state"))).isFalse();
  }
}
