package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJB;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.celeryresults.store.Stored;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds when many store at once. */
public abstract class ConcurrencyContract {

  private static final int WRITERS = 16;

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
    for (int round = 0; round < 10; round++) {
      String id = UUID.randomUUID().toString();
      CyclicBarrier together = new CyclicBarrier(WRITERS);
      List<Future<Stored<TaskResult>>> writers = new ArrayList<>();
      for (int writer : IntStream.range(0, WRITERS).toArray()) {
        TaskOutcome outcome = TaskOutcome.of(id, "PROGRESS").result("" + writer).build();
        writers.add(
            executor.submit(
                () -> {
                  together.await();
                  return tasks.storeResult(outcome);
                }));
      }
      List<Stored<TaskResult>> stored = new ArrayList<>();
      for (Future<Stored<TaskResult>> writer : writers) {
        stored.add(writer.get());
      }
      assertThat(stored).filteredOn(s -> s.effect() == Stored.Effect.CREATED).hasSize(1);
      assertThat(stored).extracting(s -> s.row().id()).containsOnly(tasks.getTask(id).id());
      assertThat(stored)
          .allSatisfy(s -> assertThat(s.row().dateDone()).isAfterOrEqualTo(s.row().dateCreated()));
      assertThat(stored)
          .extracting(s -> s.row().dateCreated())
          .containsOnly(tasks.getTask(id).dateCreated());
    }
  }
}
