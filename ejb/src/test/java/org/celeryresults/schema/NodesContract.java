package org.celeryresults.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;

/** Nodes that start at once on an empty database. */
@Timeout(180)
abstract class NodesContract {
  private static final int NODES = 4;

  /** An empty database. */
  abstract DataSource database(String name) throws Exception;

  /** How many change sets there are for an empty database of this kind. */
  abstract int changeSets();

  @RepeatedTest(3)
  void of_four_nodes_that_start_at_once_one_migrates_and_all_succeed(RepetitionInfo run)
      throws Exception {
    DataSource source = database("at_once_" + run.getCurrentRepetition());
    CyclicBarrier together = new CyclicBarrier(NODES);
    ExecutorService threads = Executors.newFixedThreadPool(NODES);
    List<Integer> executed = new ArrayList<>();
    try {
      List<Future<Integer>> starts =
          threads.invokeAll(
              Collections.nCopies(
                  NODES,
                  () -> {
                    together.await();
                    return Node.update(source);
                  }));
      for (Future<Integer> start : starts) {
        executed.add(start.get());
      }
    } finally {
      threads.shutdown();
    }

    assertThat(executed).containsExactlyInAnyOrder(changeSets(), 0, 0, 0);
    String locks = "select count(*) from celery_results_databasechangeloglock where locked";
    assertThat(Postgres.column(source, locks)).containsExactly("0");
  }
}
