package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.celeryresults.it.beans.OrderTransaction;
import org.celeryresults.it.beans.Orders;
import org.celeryresults.it.contract.RetryContract;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.store.Stored;
import org.celeryresults.task.TaskOutcome;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Also what PostgreSQL, alone, refuses as late as at the commit. */
@ExtendWith(ArquillianExtension.class)
class RetryOnPostgreSqlIT extends RetryContract {

  private static final String FUNCTION =
      """
      CREATE OR REPLACE FUNCTION failing() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF nextval('attempts') <= %d THEN RAISE EXCEPTION 'as ordered' USING ERRCODE = '%s'; END IF;
        RETURN NEW;
      END $$""";

  @Deployment
  static EnterpriseArchive ear() {
    Database.POSTGRESQL.clear();
    return BuiltEar.on(
        Database.POSTGRESQL,
        BuiltEar.with(
            RetryOnPostgreSqlIT.class, RetryContract.class, Orders.class, OrderTransaction.class),
        MAX_RETRIES,
        MAX_DURATION);
  }

  @Test
  @Timeout(60)
  void what_is_refused_at_the_commit_is_repeated() throws Exception {
    for (String state : List.of("40001", "40P01", "23505")) {
      execute(failingAtCommit(3, state));

      assertThat(store(tasks).effect()).isEqualTo(Stored.Effect.CREATED);
      assertThat(tasks.forget(id)).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void what_stays_refused_at_the_commit_is_told_in_the_databases_words() throws Exception {
    execute(failingAtCommit(1000, "23503"));

    assertThatThrownBy(() -> store(tasks))
        .isInstanceOf(CeleryResultsException.class)
        .hasMessageContaining("as ordered");
    assertThat(tasks.findTask(id)).isEmpty();
  }

  @Test
  @Timeout(60)
  void a_users_bean_that_can_not_be_serialized_at_the_commit_is_repeated() throws Exception {
    String read = "read-" + id;
    tasks.storeResults(List.of(progress(read, "0"), progress(id, "0")));
    AtomicInteger attempts = new AtomicInteger();

    orders.place(
        () -> {
          serializable();
          String seen = tasks.getTask(read).result();
          Stored<?> written = tasks.storeResult(progress(id, seen));
          if (attempts.incrementAndGet() == 1) {
            anotherTransactionReadsAndWrites(id, read);
          }
          return written;
        });

    assertThat(attempts).hasValue(2);
  }

  @Override
  protected String[] failing(int times) {
    return triggered(
        FUNCTION.formatted(times, "40P01"), "CREATE TRIGGER failing BEFORE INSERT", "");
  }

  @Override
  protected String[] working() {
    return new String[] {"DROP TRIGGER IF EXISTS failing ON django_celery_results_taskresult"};
  }

  @Override
  protected String noticeDeadlocksSoon() {
    return "SET LOCAL deadlock_timeout = '20ms'";
  }

  @Override
  protected String countDeadlocks() {
    return "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";
  }

  private static String[] failingAtCommit(int times, String state) {
    return triggered(
        FUNCTION.formatted(times, state),
        "CREATE CONSTRAINT TRIGGER failing AFTER INSERT",
        "DEFERRABLE INITIALLY DEFERRED");
  }

  private static String[] triggered(String function, String create, String deferred) {
    return new String[] {
      "DROP TRIGGER IF EXISTS failing ON django_celery_results_taskresult",
      "DROP SEQUENCE IF EXISTS attempts",
      "CREATE SEQUENCE attempts",
      function,
      "%s ON django_celery_results_taskresult %s FOR EACH ROW EXECUTE FUNCTION failing()"
          .formatted(create, deferred)
    };
  }

  private static TaskOutcome progress(String taskId, String result) {
    return TaskOutcome.of(taskId, "PROGRESS").result(result).build();
  }

  /** The transaction in which it is called; its connection is the one that stores use. */
  private void serializable() throws SQLException {
    execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
  }

  private void anotherTransactionReadsAndWrites(String read, String written) throws Exception {
    Thread other =
        new Thread(
            () -> {
              try (Connection connection = tasks.connectionForWrite().getConnection();
                  Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
                statement.execute(
                    "SELECT * FROM django_celery_results_taskresult WHERE task_id = '"
                        + read
                        + "'");
                statement.execute(
                    "UPDATE django_celery_results_taskresult SET result = '9' WHERE task_id = '"
                        + written
                        + "'");
                connection.commit();
                connection.setAutoCommit(true);
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    other.start();
    other.join();
  }
}
