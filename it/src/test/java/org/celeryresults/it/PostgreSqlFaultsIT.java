package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.celeryresults.it.contract.ConcurrencyContract;
import org.celeryresults.it.shared.DeployedOnce;
import org.celeryresults.it.shared.SharedEar;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskState;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Races and faults that PostgreSQL answers in its own way. */
@ExtendWith(ArquillianExtension.class)
@DeployedOnce(SharedEar.POSTGRESQL)
class PostgreSqlFaultsIT extends ConcurrencyContract {

  private static final String UPDATE =
      "UPDATE django_celery_results_taskresult SET meta = 'other' WHERE task_id = '%s'";

  @Resource(lookup = "java:comp/env/jdbc/CeleryResults")
  private DataSource postgreSql;

  @Resource private UserTransaction transaction;
  @Resource private ManagedExecutorService managed;

  private final String a = "a" + UUID.randomUUID();
  private final String b = "b" + UUID.randomUUID();

  @BeforeEach
  void store_two_tasks() {
    tasks.storeResults(List.of(progress(a, "0"), progress(b, "0")));
  }

  @Test
  @Timeout(60)
  void the_victim_of_a_deadlock_is_repeated_and_the_caller_notices_nothing() throws Exception {
    long before = deadlocks();

    Future<?> victim = deadlockWith(() -> storeBoth());
    victim.get();

    assertThat(tasks.getTask(a).result()).isEqualTo("1");
    assertThat(tasks.getTask(b).result()).isEqualTo("1");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(deadlocks()).isGreaterThan(before));
  }

  @Test
  @Timeout(60)
  void within_the_callers_transaction_there_is_one_attempt_and_a_clear_exception()
      throws Exception {
    Future<?> victim =
        deadlockWith(
            () -> {
              transaction.begin();
              try {
                storeBoth();
              } finally {
                transaction.rollback();
              }
            });

    assertThatThrownBy(victim::get)
        .cause()
        .isInstanceOf(CeleryResultsException.class)
        .hasMessageContaining("CELRES-0050")
        .hasMessageContaining("deadlock")
        .extracting(e -> ((CeleryResultsException) e).kind())
        .isEqualTo(Message.TRANSACTION_LOST);
    assertThat(tasks.getTask(a).result()).isEqualTo("0");
  }

  @Test
  @Timeout(60)
  void killed_connections_are_replaced_and_the_caller_notices_nothing() throws Exception {
    tasks.getTask(a);
    endSessions();
    long before = System.nanoTime();

    tasks.storeResult(TaskOutcome.of(a, TaskState.SUCCESS).result("2").build());

    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .as("EclipseLink would wait for 5 s")
        .isLessThan(Duration.ofSeconds(4));

    assertThat(tasks.getTask(a).result()).isEqualTo("2");
  }

  @Test
  @Timeout(60)
  void polling_inside_a_transaction_that_reads_repeatably_is_noticed() throws Exception {
    try {
      assertThat(warnsWhenReading(Connection.TRANSACTION_READ_COMMITTED)).isFalse();
      assertThat(warnsWhenReading(Connection.TRANSACTION_REPEATABLE_READ)).isTrue();
    } finally {
      endSessions(); // Payara hands the next caller the level that this one set
    }
  }

  /** All but its own, which reads as those do that follow. */
  private void endSessions() throws SQLException {
    try (Connection connection = postgreSql.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE pid <> pg_backend_pid() AND datname = current_database()");
    }
  }

  /** As a caller sets it: servers remember what passes through their connections. */
  private boolean warnsWhenReading(int isolation) throws Exception {
    transaction.begin();
    try (Connection connection = postgreSql.getConnection()) {
      connection.setTransactionIsolation(isolation);
      return tasks.warnIfRepeatableRead();
    } finally {
      transaction.rollback();
    }
  }

  private void storeBoth() {
    tasks.storeResults(List.of(progress(a, "1"), progress(b, "1")));
  }

  /** Locks b, lets the work lock a and wait for b, then wants a: the work is the victim. */
  private Future<?> deadlockWith(Work work) throws Exception {
    try (Connection connection = postgreSql.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET LOCAL deadlock_timeout = '60s'");
      statement.execute(UPDATE.formatted(b));
      Future<?> victim =
          managed.submit(
              () -> {
                work.run();
                return null;
              });
      await().atMost(Duration.ofSeconds(30)).until(() -> victim.isDone() || isWaitedFor(statement));
      statement.execute(UPDATE.formatted(a));
      connection.commit();
      connection.setAutoCommit(true);
      return victim;
    }
  }

  private static boolean isWaitedFor(Statement session) throws SQLException {
    try (ResultSet waiting =
        session.executeQuery(
            "SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))")) {
      return waiting.next();
    }
  }

  private long deadlocks() {
    return number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
  }

  private long number(String sql) {
    try (Connection connection = postgreSql.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TaskOutcome progress(String id, String result) {
    return TaskOutcome.of(id, "PROGRESS").result(result).build();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }
}
