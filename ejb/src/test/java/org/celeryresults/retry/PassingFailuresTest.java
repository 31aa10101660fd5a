package org.celeryresults.retry;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ResourceAllocationException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
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
    "57P05, 0, PostgreSQL: idle for too long",
    "25P03, 0, PostgreSQL: idle for too long within a transaction",
    "53300, 0, PostgreSQL: too many connections",
    "08001, 0, PostgreSQL: connection refused",
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
    "08S01, 1053, MariaDB: server shuts down",
    "08004, 1040, MariaDB: too many connections",
    "42000, 1203, MariaDB: too many connections of this user",
    "70100, 1927, MariaDB: connection killed, told by the server",
    "40000, 3101, MySQL: the group refused the commit",
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
    "57014, 0, PostgreSQL: statement time-out, or cancelled by hand",
    "25006, 0, PostgreSQL: a standby writes nothing",
    "53100, 0, PostgreSQL: disk full",
    "23503, 0, PostgreSQL: no such row in the other table",
    "HY000, 1290, MariaDB: read-only",
    "70100, 1317, MariaDB: cancelled by hand",
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
  void a_commits_reason_is_found_where_wildfly_keeps_it() {
    assertThat(PassingFailures.isPassing(suppressed("40001"))).isTrue();
    assertThat(PassingFailures.isPassing(suppressed("23503"))).isFalse();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "-3, XAER_RMERR, true",
    "-7, XAER_RMFAIL, true",
    "100, XA_RBROLLBACK, true",
    "107, XA_RBTRANSIENT, true",
    "-6, XAER_PROTO, false",
    "5, XA_HEURMIX, false"
  })
  void where_payara_tells_no_reason_a_failed_commit_passes(int code, String name, boolean passes) {
    Exception commit = new IllegalStateException(name, new XAException(code));
    assertThat(PassingFailures.isPassing(commit)).isEqualTo(passes);
  }

  @Test
  void an_exhausted_pool_passes_but_not_what_the_database_said_to_the_pool() {
    Exception exhausted = new SQLException("pool", new ResourceAllocationException("none free"));
    Exception refused =
        new SQLException("pool", new ResourceException(new SQLException("password", "28P01")));

    assertThat(PassingFailures.isPassing(new IllegalStateException(exhausted))).isTrue();
    assertThat(PassingFailures.isPassing(new IllegalStateException(refused))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "STORE_FAILED, true",
    "TRANSACTION_LOST, true",
    "RETRIES_EXHAUSTED, false",
    "CANT_JOIN, false"
  })
  void what_we_have_judged_already_is_not_repeated(Message kind, boolean passes) {
    SQLException deadlock = new SQLException("deadlock", "40P01");
    Exception ours = new CeleryResultsException(deadlock, kind, 1, 1, 1);
    assertThat(PassingFailures.isPassing(new IllegalStateException(ours))).isEqualTo(passes);
  }

  private static Exception suppressed(String state) {
    Exception rollback = new IllegalStateException("rolled back");
    XAException commit = new XAException(XAException.XA_RBROLLBACK);
    commit.initCause(new SQLException("at commit", state));
    rollback.addSuppressed(commit);
    return new IllegalStateException(rollback);
  }

  @Test
  void a_failure_that_is_not_the_databases_stays() {
    assertThat(PassingFailures.isPassing(new IllegalArgumentException("no"))).isFalse();
    assertThat(PassingFailures.isPassing(new SQLException("no state"))).isFalse();
  }
}
