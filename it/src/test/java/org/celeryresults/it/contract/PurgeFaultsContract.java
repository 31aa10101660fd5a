package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A purge whose batch the database undoes, after it has deleted and before it commits. */
public abstract class PurgeFaultsContract extends PurgeContract {
  private static final int MANY = 200;

  /** SQL: the numbers of other sessions that wait to write down what a batch did. */
  protected abstract String waiting();

  /** SQL: ends a session. */
  protected abstract String kill(long session);

  @Test
  @Timeout(60)
  void a_batch_whose_connection_is_killed_is_done_again() throws Exception {
    many(MANY);
    Purge purge;
    try (Connection other = tasks.connectionForWrite().getConnection()) {
      purge = begunWhileHeldBy(other);
      long session = await().until(() -> session(), Optional::isPresent).orElseThrow();
      execute(kill(session));
      await().until(() -> session().filter(now -> now == session).isEmpty());
      other.rollback();
      other.setAutoCommit(true);
    }
    assertAllDeleted(purge);
  }

  @Test
  @Timeout(60)
  void a_batch_that_is_the_victim_of_a_deadlock_is_done_again() throws Exception {
    many(MANY);
    Purge purge;
    try (Connection other = tasks.connectionForWrite().getConnection()) {
      purge = begunWhileHeldBy(other);
      run(
          other,
          "INSERT INTO celery_results_pin (task_id, pinned_by, date_created)"
              + " SELECT CONCAT('heavier than the batch ', task_id), 'test', date_done"
              + " FROM django_celery_results_taskresult WHERE task_id LIKE '%s%%'".formatted(mine));
      await().pollInterval(Duration.ofMillis(20)).until(() -> session().isPresent());
      run(
          other,
          "UPDATE django_celery_results_taskresult SET worker = 'w' WHERE task_id LIKE '%s%%'"
              .formatted(mine));
      other.rollback();
      other.setAutoCommit(true);
    }
    Purge ended = ended(purge);
    assertThat(ended.state()).as(ended.toString()).isEqualTo(PurgeState.COMPLETED);
    assertThat(deleted(ended) + deleted(purge())).as("with what it met locked").isEqualTo(MANY);
  }

  @Test
  void a_purge_whose_parameters_are_wrong_by_now_fails_by_name_and_is_in_nobody_s_way()
      throws Exception {
    many(2);
    Purge slow = purges.start(Map.of("batchSize", "1", "pause", "PT1M"));
    assertThat(purges.stop(slow.purgeId())).isTrue();
    assertThat(ended(slow).state()).isEqualTo(PurgeState.STOPPED);
    execute(
        "UPDATE celery_results_purge SET parameters = '{\"batchSize\": \"0\"}' WHERE purge_id = ?",
        slow.purgeId());

    Purge failed = ended(purges.restart(slow.purgeId()));

    assertThat(failed.state()).isEqualTo(PurgeState.FAILED);
    assertThat(failed.error()).get().asString().contains("CELRES-0013", "batchSize");
    assertThat(purge().state()).isEqualTo(PurgeState.COMPLETED);
  }

  /** A purge whose second batch can't write down what it did. */
  private Purge begunWhileHeldBy(Connection other) throws SQLException {
    Purge purge = purges.start(Map.of("batchSize", "50", "pause", "PT0.5S"));
    await().until(() -> deleted(purges.find(purge.purgeId()).orElseThrow()) > 0);
    other.setAutoCommit(false);
    run(
        other,
        "UPDATE celery_results_purge SET node = node WHERE purge_id = '%s'"
            .formatted(purge.purgeId()));
    return purge;
  }

  private void assertAllDeleted(Purge begun) throws SQLException {
    Purge purge = ended(begun);
    assertThat(purge.state()).as(purge.toString()).isEqualTo(PurgeState.COMPLETED);
    assertThat(deleted(purge)).isEqualTo(MANY);
    assertThat(count("django_celery_results_taskresult WHERE task_id LIKE '" + mine + "%'"))
        .isZero();
  }

  private Optional<Long> session() throws SQLException {
    try (Connection connection = tasks.connectionForWrite().getConnection();
        Statement statement = connection.createStatement();
        ResultSet sessions = statement.executeQuery(waiting())) {
      return sessions.next() ? Optional.of(sessions.getLong(1)) : Optional.empty();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
