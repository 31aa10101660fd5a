package org.celeryresults.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.celeryresults.it.network.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Faults, each caused while clients store. Whatever happens, what a client was told to be stored is
 * there, once; where the fault is short, no client is told of it.
 */
abstract class FaultsContract extends AmbiguousCommitContract {

  /** How long the pool, which has fewer connections than there are clients, lets them wait. */
  private static final Duration POOL_WAIT = Duration.ofSeconds(1);

  private static final int ROUNDS = 5;
  private static final int FEW = 20;

  private final String killConnections;
  private final String killWaiting;
  private final String shortLockTimeout;
  private final String usualLockTimeout;
  private final Duration longerThanLockTimeout;

  FaultsContract(
      String killConnections,
      String killWaiting,
      String shortLockTimeout,
      String usualLockTimeout,
      Duration longerThanLockTimeout) {
    this.killConnections = killConnections;
    this.killWaiting = killWaiting;
    this.shortLockTimeout = shortLockTimeout;
    this.usualLockTimeout = usualLockTimeout;
    this.longerThanLockTimeout = longerThanLockTimeout;
  }

  @Test
  @Timeout(60)
  void killed_connections_are_noticed_by_nobody() throws Exception {
    Figures figures =
        during(
            "connections killed",
            writers -> {
              for (int round = 0; round < ROUNDS; round++) {
                database().execute(killConnections);
                writers.awaitMore(FEW);
              }
            });
    assertThat(figures.refused()).isZero();
  }

  @Test
  @Timeout(60)
  void a_connection_killed_in_mid_statement_is_noticed_by_nobody() throws Exception {
    Figures figures =
        during(
            "connections killed in mid-statement",
            writers -> whileLocked(writers, () -> database().execute(killWaiting)));
    assertThat(figures.refused()).isZero();
  }

  @Test
  @Timeout(60)
  void lost_answers_to_commits_are_noticed_by_nobody() throws Exception {
    Figures figures =
        during(
            "answer to COMMIT lost",
            writers -> {
              for (int round = 0; round < ROUNDS; round++) {
                proxy().next(Fault.LOSE_ANSWER, "COMMIT");
                writers.awaitMore(FEW);
                assertThat(proxy().happened()).isEqualTo(1);
              }
            });
    assertThat(figures.refused()).isZero();
  }

  @Test
  @Timeout(60)
  void lock_timeouts_are_noticed_by_nobody() throws Exception {
    sessionsAre(shortLockTimeout);
    try {
      Figures figures =
          during(
              "lock time-out",
              writers -> whileLocked(writers, () -> passes(longerThanLockTimeout)));
      assertThat(figures.refused()).isZero();
      assertThat(figures.longest()).isGreaterThan(longerThanLockTimeout);
    } finally {
      sessionsAre(usualLockTimeout);
    }
  }

  @Test
  @Timeout(60)
  void an_exhausted_pool_is_noticed_by_nobody() throws Exception {
    Figures figures =
        during(
            "pool exhausted",
            writers -> {
              proxy().hang();
              passes(POOL_WAIT.plusMillis(300));
              proxy().pass();
            });
    assertThat(figures.refused()).isZero();
    assertThat(figures.longest()).as("longer than the pool lets wait").isGreaterThan(POOL_WAIT);
  }

  @Test
  @Timeout(60)
  void a_silent_network_loses_nothing() throws Exception {
    during(
        "network silent for 3 s",
        writers -> {
          proxy().hang();
          passes(Duration.ofSeconds(3));
          proxy().pass();
        });
  }

  @Test
  @Timeout(60)
  void an_unreachable_database_loses_nothing() throws Exception {
    during(
        "database unreachable for 1 s",
        writers -> {
          proxy().refuse();
          proxy().cut();
          passes(Duration.ofSeconds(1));
          proxy().pass();
        });
  }

  @Test
  @Timeout(90)
  void a_database_that_is_restarted_loses_nothing() throws Exception {
    during("database restarted", writers -> database().restart());
  }

  /** New sessions follow what was told to the database. */
  void sessionsAre(String setting) {
    database().execute(setting);
    proxy().cut();
  }

  /** Lets so much time pass. */
  static void passes(Duration time) {
    await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
  }

  /** What became of the stores that clients tried before, during and after something. */
  Figures during(String fault, Disturbance disturbance) throws Exception {
    Writers writers = Writers.on(rest);
    try (writers) {
      disturbance.happen(writers);
      writers.awaitMore();
    }
    Figures figures = new Table(database()).judge(writers, fault);
    assertThat(figures.lost()).as(fault + figures).isZero();
    assertThat(figures.doubled()).as(fault + figures).isZero();
    return figures;
  }

  /** While another's transaction holds all rows that the writers have stored so far. */
  private void whileLocked(Writers writers, Runnable disturbance) throws Exception {
    try (Connection connection = database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(false);
      for (int round = 0; round < ROUNDS; round++) { // for writers that have gone on to new rows
        statement.execute(
            "SELECT id FROM django_celery_results_taskresult WHERE task_id LIKE '%s%%' FOR UPDATE"
                .formatted(writers.prefix()));
        passes(Duration.ofMillis(20));
      }
      disturbance.run();
      connection.rollback();
    }
  }

  /** What happens while the writers store. */
  @FunctionalInterface
  interface Disturbance {
    void happen(Writers writers) throws Exception;
  }
}
