package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.store.Stored;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many outcomes at once, and many ids. Every test has ids of its own. */
@Timeout(120)
public abstract class BulkContract {
  private static final Logger LOG = System.getLogger("org.celeryresults.it");
  private static final int MANY = 10_000;
  private static final int CHUNK = 1000;
  private static final List<TaskState> STATES = List.of(TaskState.values());
  private static final String LONG_WORKER = "w".repeat(15) + UUID.randomUUID();
  private static final String CHECK =
      "ADD CONSTRAINT no_long_workers CHECK (worker <> '" + LONG_WORKER + "')";

  @EJB protected TaskResultManager tasks;
  @Resource protected UserTransaction transaction;

  private final String id = UUID.randomUUID().toString();
  private final ExecutorService executor = Executors.newFixedThreadPool(2);

  @AfterEach
  void end_the_threads() {
    executor.shutdownNow();
  }

  /** A quarter is new, one replaces, one is kept from SUCCESS, and one comes twice. */
  @Test
  void ten_thousand_are_stored_together_and_what_was_done_is_told_of_each() {
    tasks.storeResults(
        numbers().filter(n -> n % 4 != 0).mapToObj(n -> of(n, earlier(n)).build()).toList());
    List<TaskOutcome> outcomes = new ArrayList<>();
    numbers().filter(n -> n % 4 == 3).mapToObj(n -> of(n, "NEVER").build()).forEach(outcomes::add);
    List<TaskOutcome> last =
        numbers().mapToObj(n -> of(n, later(n)).result("\"late " + n + "\"").build()).toList();
    outcomes.addAll(last);

    long began = System.nanoTime();
    List<Stored<TaskResult>> stored = tasks.storeResults(outcomes);
    long done = System.nanoTime();
    Map<String, TaskResult> read = tasks.getTasks(ids());
    LOG.log(
        Level.INFO,
        "{0}: 10000 stored in {1} ms, read in {2} ms",
        tasks.currentEngine(),
        (done - began) / 1_000_000,
        (System.nanoTime() - done) / 1_000_000);

    assertThat(stored).extracting(s -> s.row().taskId()).isEqualTo(ids());
    for (int n = 0; n < MANY; n++) {
      Stored<TaskResult> one = stored.get(n);
      assertThat(one.effect()).as(one.row().taskId()).isEqualTo(effect(n));
      assertThat(one.row().status()).isEqualTo(n % 4 == 2 ? "SUCCESS" : later(n));
      assertThat(values(read.get(id + n))).isEqualTo(values(one.row()));
    }
    assertThat(read).hasSize(MANY);
    assertThat(tasks.getStates(ids())).hasSize(MANY).containsEntry(id + 2, "SUCCESS");
  }

  @Test
  void the_times_are_those_of_single_stores() {
    Instant start = Instant.parse("2026-03-29T01:59:59.999999Z");
    List<TaskResult> first =
        rows(of(1, "STARTED").build(), of(2, "PROGRESS").dateStarted(start).build());
    List<TaskResult> second = rows(of(1, "SUCCESS").build(), of(2, "STARTED").build());

    assertThat(first.get(0).dateStarted()).isEqualTo(first.get(0).dateCreated());
    assertThat(first.get(1).dateStarted()).isEqualTo(start);
    assertThat(second.get(0).dateStarted()).isEqualTo(first.get(0).dateStarted());
    assertThat(second.get(1).dateStarted()).isEqualTo(second.get(1).dateDone());
    assertThat(second.get(0).dateCreated()).isEqualTo(first.get(0).dateCreated());
    assertThat(second.get(0).dateDone()).isAfter(first.get(0).dateDone());
  }

  @Test
  void one_bad_outcome_is_named_and_none_is_stored() {
    List<TaskOutcome> outcomes = new ArrayList<>();
    numbers().limit(CHUNK).mapToObj(n -> of(n, "SUCCESS").build()).forEach(outcomes::add);
    outcomes.add(of(CHUNK, "x".repeat(51)).build());

    assertThatThrownBy(() -> tasks.storeResults(outcomes))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "CELRES-0002: outcomes[1000].status is too long: 51 characters, at most 50 are allowed.");
    assertThatThrownBy(() -> tasks.storeResults(Collections.singletonList(null)))
        .hasMessage("CELRES-0001: outcomes[0].outcome is missing or empty. It must be given.");
    assertThat(tasks.getStates(ids())).isEmpty();
    assertThat(tasks.storeResults(List.of())).isEmpty();
  }

  @Test
  void one_that_the_database_refuses_leaves_none_stored_and_the_rows_as_they_were()
      throws SQLException {
    tasks.storeResult(of(0, "PROGRESS").build());
    List<TaskOutcome> outcomes =
        IntStream.range(0, 2 * CHUNK)
            .mapToObj(n -> of(n, "SUCCESS").worker(n == 2 * CHUNK - 1 ? LONG_WORKER : "w"))
            .map(TaskOutcome.Builder::build)
            .toList();
    letTheDatabaseRefuseLongWorkers(true);
    try {
      assertThatThrownBy(() -> tasks.storeResults(outcomes))
          .isInstanceOf(CeleryResultsException.class)
          .hasMessageContaining("CELRES-0008");
    } finally {
      letTheDatabaseRefuseLongWorkers(false);
    }
    assertThat(tasks.getStates(ids())).isEqualTo(Map.of(id + 0, "PROGRESS"));
    assertThat(tasks.storeResults(outcomes)).hasSize(2 * CHUNK);
  }

  @Test
  void many_are_rolled_back_with_the_caller() throws Exception {
    List<TaskOutcome> outcomes =
        numbers().limit(CHUNK + 1).mapToObj(n -> of(n, "SUCCESS").build()).toList();
    transaction.begin();
    tasks.storeResults(outcomes);
    assertThat(tasks.getStates(ids())).hasSize(CHUNK + 1);
    transaction.rollback();

    assertThat(tasks.getStates(ids())).isEmpty();
  }

  @Test
  void two_who_store_the_same_ids_in_opposite_order_both_succeed() throws Exception {
    List<TaskOutcome> forward =
        numbers()
            .limit(2 * CHUNK)
            .mapToObj(n -> of(n, n % 2 == 0 ? "SUCCESS" : "RETRY").build())
            .toList();
    List<TaskOutcome> backward = new ArrayList<>(forward);
    Collections.reverse(backward);
    for (int round = 0; round < 5; round++) {
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<List<Stored<TaskResult>>>> both =
          Stream.of(forward, backward)
              .map(
                  outcomes ->
                      executor.submit(
                          () -> {
                            together.await();
                            return tasks.storeResults(outcomes);
                          }))
              .toList();
      long created = 0;
      for (Future<List<Stored<TaskResult>>> one : both) {
        created += one.get().stream().filter(s -> s.effect() == Stored.Effect.CREATED).count();
      }
      assertThat(created).isEqualTo(round == 0 ? 2 * CHUNK : 0);
    }
  }

  @Test
  void large_results_go_with_small_ones() {
    String large = "\"" + "é😀".repeat(1 << 20) + "\"";
    List<TaskOutcome> outcomes =
        IntStream.range(0, 8)
            .mapToObj(n -> of(n, "SUCCESS").result(n % 3 == 0 ? large : "" + n).build())
            .toList();
    tasks.storeResults(outcomes);

    Map<String, TaskResult> read = tasks.getTasks(ids());
    assertThat(outcomes)
        .allMatch(outcome -> outcome.result().equals(read.get(outcome.taskId()).result()));
  }

  @Test
  void ids_may_be_asked_for_twice_and_need_not_be_known_or_possible() {
    tasks.storeResults(List.of(of(1, "SUCCESS").build(), of(2, "RETRY").build()));
    List<String> asked = new ArrayList<>(ids());
    asked.addAll(
        List.of(id + 1, id + 1, "", "x".repeat(300), "x".repeat(100_000), "a\0b", "\ud83d"));

    assertThat(tasks.getTasks(asked)).containsOnlyKeys(id + 1, id + 2);
    assertThat(tasks.getStates(asked)).isEqualTo(Map.of(id + 1, "SUCCESS", id + 2, "RETRY"));
  }

  private List<TaskResult> rows(TaskOutcome... outcomes) {
    return tasks.storeResults(List.of(outcomes)).stream().map(Stored::row).toList();
  }

  private static List<Object> values(TaskResult row) {
    return Arrays.asList(
        row.asMap(), row.id(), row.dateCreated(), row.dateStarted(), row.contentEncoding());
  }

  private static String earlier(int n) {
    return n % 4 == 2 ? "SUCCESS" : "STARTED";
  }

  private static String later(int n) {
    return n % 4 == 2 ? "PROGRESS" : STATES.get(n % STATES.size()).name();
  }

  private static Stored.Effect effect(int n) {
    return switch (n % 4) {
      case 0 -> Stored.Effect.CREATED;
      case 2 -> Stored.Effect.KEPT;
      default -> Stored.Effect.REPLACED;
    };
  }

  private TaskOutcome.Builder of(int n, String status) {
    return TaskOutcome.of(id + n, status).taskName("shop.tasks.add").worker("celery@berlin");
  }

  private List<String> ids() {
    return numbers().mapToObj(n -> id + n).toList();
  }

  private static IntStream numbers() {
    return IntStream.range(0, MANY);
  }

  /** MySQL 8.0.15 doesn't know checks, H2 holds rows of other tests. */
  private void letTheDatabaseRefuseLongWorkers(boolean refuse) throws SQLException {
    boolean mySql = tasks.currentEngine().startsWith("m");
    String change = mySql ? "MODIFY worker varchar(50)" : CHECK;
    String back = mySql ? "MODIFY worker varchar(100)" : "DROP CONSTRAINT no_long_workers";
    try (Connection connection = tasks.connectionForWrite().getConnection();
        Statement statement = connection.createStatement()) {
      if (mySql && refuse) {
        statement.execute(
            "UPDATE django_celery_results_taskresult SET worker = NULL WHERE LENGTH(worker) > 50");
      }
      statement.execute("ALTER TABLE django_celery_results_taskresult " + (refuse ? change : back));
    }
  }
}
