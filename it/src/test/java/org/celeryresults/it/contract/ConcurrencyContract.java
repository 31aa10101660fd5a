package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJB;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.celeryresults.store.Stored;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds when many store, forget and purge at once. */
public abstract class ConcurrencyContract {

  private static final int WRITERS = 16;
  private static final int ROUNDS = 10;

  @EJB protected TaskResultManager tasks;

  /** A thread for each writer: the server's own pool has too few for them to meet. */
  protected final ExecutorService executor = Executors.newFixedThreadPool(WRITERS);

  @AfterEach
  void end_the_threads() {
    executor.shutdownNow();
  }

  @Test
  @Timeout(60)
  void of_many_writers_of_one_new_id_one_creates_and_none_fails() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = newId();
      List<Stored<TaskResult>> stored =
          atOnce(writer -> () -> tasks.storeResult(progress(id, writer)));

      assertThat(stored).filteredOn(s -> s.effect() == Stored.Effect.CREATED).hasSize(1);
      assertThat(stored).extracting(s -> s.row().id()).containsOnly(tasks.getTask(id).id());
      assertThat(stored)
          .allSatisfy(s -> assertThat(s.row().dateDone()).isAfterOrEqualTo(s.row().dateCreated()));
      assertThat(stored)
          .extracting(s -> s.row().dateCreated())
          .containsOnly(tasks.getTask(id).dateCreated());
    }
  }

  @Test
  @Timeout(60)
  void an_unfinished_state_never_wins_against_success() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = newId();
      atOnce(writer -> () -> tasks.storeResult(writer == 0 ? success(id, 7) : started(id)));

      assertThat(tasks.getTask(id).state()).contains(TaskState.SUCCESS);
      assertThat(tasks.getTask(id).result()).isEqualTo("7");
    }
  }

  @Test
  @Timeout(60)
  void each_row_that_was_created_is_forgotten_once_or_still_there() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = newId();
      List<Integer> balance =
          atOnce(writer -> () -> writer % 2 == 0 ? created(id, writer) : forgotten(id));

      int left = tasks.findTask(id).isPresent() ? 1 : 0;
      assertThat(balance.stream().mapToInt(Integer::intValue).sum()).isEqualTo(left);
    }
  }

  @Test
  @Timeout(60)
  void what_is_stored_while_older_results_expire_stays() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      List<String> ids = IntStream.range(0, WRITERS).mapToObj(writer -> newId()).toList();
      tasks.storeResults(ids.stream().map(id -> success(id, 1)).toList());
      letExpire();

      atOnce(
          writer ->
              () ->
                  writer % 4 == 0
                      ? tasks.deleteExpired(Duration.ofHours(1))
                      : tasks.storeResult(success(ids.get(writer), 2)));
      long unused = tasks.deleteExpired(Duration.ofHours(1)); // what all met locked

      assertThat(tasks.getTasks(ids).values())
          .hasSize(WRITERS / 4 * 3)
          .allSatisfy(row -> assertThat(row.result()).isEqualTo("2"));
    }
  }

  /** Lets all writers begin at the same moment, and waits for their answers. */
  private <T> List<T> atOnce(IntFunction<Callable<? extends T>> work) throws Exception {
    CyclicBarrier together = new CyclicBarrier(WRITERS);
    List<Future<T>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      Callable<? extends T> mine = work.apply(writer);
      writers.add(
          executor.submit(
              () -> {
                together.await();
                return mine.call();
              }));
    }
    List<T> answers = new ArrayList<>();
    for (Future<T> writer : writers) {
      answers.add(writer.get());
    }
    return answers;
  }

  private void letExpire() throws SQLException {
    try (Connection connection = tasks.connectionForWrite().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE django_celery_results_taskresult SET date_done = TIMESTAMP '2020-01-01 00:00:00'");
    }
  }

  private int created(String id, int writer) {
    return tasks.storeResult(success(id, writer)).effect() == Stored.Effect.CREATED ? 1 : 0;
  }

  private int forgotten(String id) {
    return tasks.forget(id) ? -1 : 0;
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static TaskOutcome progress(String id, int result) {
    return TaskOutcome.of(id, "PROGRESS").result("" + result).build();
  }

  private static TaskOutcome started(String id) {
    return TaskOutcome.of(id, TaskState.STARTED).build();
  }

  private static TaskOutcome success(String id, int result) {
    return TaskOutcome.of(id, TaskState.SUCCESS).result("" + result).build();
  }
}
