package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.it.beans.Orders;
import org.celeryresults.message.Causes;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.store.Stored;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How often is repeated, and who says so: the settings, an annotation, or the call itself. A
 * trigger makes the database refuse as many stores as a test wants, as it would end a deadlock.
 */
public abstract class RetryContract {

  /** The settings of the deployment. */
  public static final String MAX_RETRIES = "celery.results.retry.max-retries=3";

  public static final String MAX_DURATION = "celery.results.retry.max-duration=PT5S";

  private static final int ALWAYS = 1_000_000;
  private static final int ROUNDS = 10;

  @EJB protected TaskResultManager tasks;
  @EJB protected Orders orders;
  @EJB private GroupResultManager groups;
  @Resource protected UserTransaction transaction;

  protected final String id = UUID.randomUUID().toString();

  /** Statements after which the first so many stores of a task fail as if for a deadlock. */
  protected abstract String[] failing(int times);

  /** Statements after which they don't. */
  protected abstract String[] working();

  /** What makes the database notice a deadlock of this transaction at once. */
  protected abstract String noticeDeadlocksSoon();

  /** How many deadlocks the database has ended so far; one number. */
  protected abstract String countDeadlocks();

  @AfterEach
  void let_it_work() throws Exception {
    execute(working());
  }

  @Test
  @Timeout(60)
  void a_call_is_repeated_as_often_as_the_settings_say() throws Exception {
    execute(failing(3));
    assertThat(store(tasks).effect()).isEqualTo(Stored.Effect.CREATED);

    execute(failing(ALWAYS));
    assertAttempts(4, () -> store(tasks));
  }

  @Test
  @Timeout(60)
  void a_call_may_say_how_often_it_is_repeated() throws Exception {
    execute(failing(ALWAYS));
    assertAttempts(1, () -> store(tasks.withMaxRetries(0)));
    assertAttempts(6, () -> store(tasks.withMaxRetries(5)));
    assertAttempts(4, () -> store(tasks));

    execute(failing(5));
    assertThat(store(tasks.withMaxRetries(5)).effect()).isEqualTo(Stored.Effect.CREATED);
    assertThat(
            groups
                .withMaxRetries(1)
                .storeGroupResult(GroupOutcome.of(id, List.of("member")))
                .effect())
        .isEqualTo(Stored.Effect.CREATED);
    assertThatThrownBy(() -> tasks.withMaxRetries(-1))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("maxRetries");
  }

  @Test
  @Timeout(60)
  void options_of_a_call_can_be_combined_in_any_order() throws Exception {
    execute(failing(ALWAYS));
    transaction.begin();
    try {
      assertAttempts(2, () -> store(tasks.independent().withMaxRetries(1)));
      assertAttempts(2, () -> store(tasks.withMaxRetries(1).independent()));
    } finally {
      transaction.commit();
    }
  }

  @Test
  @Timeout(60)
  void no_repetition_begins_after_the_time_is_up() throws Exception {
    execute(failing(ALWAYS));
    long before = System.nanoTime();

    assertThatThrownBy(() -> store(tasks.withMaxRetries(ALWAYS)))
        .hasMessageContaining("CELRES-0009");

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  @Timeout(60)
  void in_the_callers_transaction_there_is_one_attempt_and_the_exception_says_what_to_do()
      throws Exception {
    execute(failing(1));
    transaction.begin();
    try {
      assertThat(failureOf(() -> store(tasks.withMaxRetries(5))).kind())
          .isEqualTo(Message.TRANSACTION_LOST);
    } finally {
      transaction.rollback();
    }
    assertThat(tasks.findTask(id)).isEmpty();
    assertThat(store(tasks.withMaxRetries(0)).effect()).isEqualTo(Stored.Effect.CREATED);
  }

  @Test
  @Timeout(60)
  void a_users_bean_is_repeated_as_its_class_its_method_or_the_settings_say() throws Exception {
    execute(failing(4));
    assertThat(orders.place(() -> store(tasks)).effect()).isEqualTo(Stored.Effect.CREATED);

    execute(failing(ALWAYS));
    assertAttempts(5, () -> orders.place(() -> store(tasks)));
    assertAttempts(2, () -> orders.placeHastily(() -> store(tasks)));
    assertAttempts(4, () -> orders.placeAsConfigured(() -> store(tasks)));
  }

  @Test
  @Timeout(60)
  void a_users_bean_in_a_transaction_of_its_caller_is_tried_once() throws Exception {
    execute(failing(1));
    transaction.begin();
    try {
      assertThat(failureOf(() -> orders.place(() -> store(tasks))).kind())
          .isEqualTo(Message.TRANSACTION_LOST);
    } finally {
      transaction.rollback();
    }
    assertThat(orders.placeHastily(() -> store(tasks)).effect()).isEqualTo(Stored.Effect.CREATED);
  }

  @Test
  @Timeout(60)
  void what_a_users_bean_did_in_an_attempt_that_failed_is_undone() throws Exception {
    String other = "other-" + id;
    execute(failing(2));

    orders.place(
        () -> {
          assertThat(groups.findGroup(other)).isEmpty();
          groups.storeGroupResult(GroupOutcome.of(other, List.of("member")));
          return store(tasks);
        });

    assertThat(tasks.findTask(id)).isPresent();
    assertThat(groups.findGroup(other)).isPresent();
  }

  @Test
  @Timeout(60)
  void deadlocks_of_a_users_beans_are_noticed_by_nobody() throws Exception {
    long before = deadlocks();
    ExecutorService executor = Executors.newFixedThreadPool(2);
    for (int round = 0; round < ROUNDS; round++) {
      String a = "a" + round + id;
      String b = "b" + round + id;
      CyclicBarrier together = new CyclicBarrier(2);
      Future<String> one = executor.submit(() -> storeBoth(a, b, "one", together));
      Future<String> other = executor.submit(() -> storeBoth(b, a, "other", together));

      assertThat(List.of(one.get(), other.get())).containsExactly("one", "other");
      assertThat(tasks.getTask(a).result()).isEqualTo(tasks.getTask(b).result());
    }
    executor.shutdown();
    await() // PostgreSQL's sessions tell what they counted after ten seconds of rest at the latest
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(deadlocks()).isGreaterThanOrEqualTo(before + ROUNDS));
  }

  /** In one transaction; the first attempt waits between the stores until both have one row. */
  private String storeBoth(String first, String second, String result, CyclicBarrier together)
      throws Exception {
    AtomicBoolean attempted = new AtomicBoolean();
    return orders.place(
        () -> {
          execute(noticeDeadlocksSoon());
          tasks.storeResult(TaskOutcome.of(first, "PROGRESS").result(result).build());
          if (!attempted.getAndSet(true)) {
            together.await();
          }
          tasks.storeResult(TaskOutcome.of(second, "PROGRESS").result(result).build());
          return result;
        });
  }

  private long deadlocks() throws SQLException {
    try (Connection connection = tasks.connectionForWrite().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(countDeadlocks())) {
      rows.next();
      return rows.getLong(1);
    }
  }

  protected Stored<TaskResult> store(TaskResultManager manager) {
    return manager.storeResult(TaskOutcome.of(id, TaskState.SUCCESS).result("1").build());
  }

  protected void execute(String... statements) throws SQLException {
    try (Connection connection = tasks.connectionForWrite().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void assertAttempts(int attempts, ThrowingCallable call) {
    CeleryResultsException failure = failureOf(call);
    assertThat(failure.kind()).isEqualTo(Message.RETRIES_EXHAUSTED);
    assertThat(failure).hasMessageContaining("after " + attempts + " attempt(s)");
  }

  /** Payara wraps it when it passes through a bean of another module than ours. */
  private static CeleryResultsException failureOf(ThrowingCallable call) {
    return Causes.of(catchThrowable(call), CeleryResultsException.class).findFirst().orElseThrow();
  }
}
