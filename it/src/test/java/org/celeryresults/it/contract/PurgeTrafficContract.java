package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeState;
import org.celeryresults.retention.Expires;
import org.celeryresults.retention.RetentionRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A purge at work beside stores, pins, and Django's own cleanup, on the same rows. */
public abstract class PurgeTrafficContract extends PurgeReferencesContract {
  private static final List<String> BATCH_SIZES = List.of("100", "1000");

  /** Django keeps results for longer than the purge does: pins are nothing to it. */
  private static final int EXPIRED_FOR_DJANGO = 4;

  private static final int EXPIRED = 2;
  private static final int ROUNDS = 20;

  @Test
  @Timeout(60)
  void beside_stores_and_pins_nothing_fails_and_nothing_fresh_is_lost() throws Exception {
    for (String batchSize : BATCH_SIZES) {
      beside(batchSize, traffic -> traffic.storing().pinning());
    }
  }

  @Test
  @Timeout(60)
  void beside_djangos_cleanup_and_pins_nothing_fails() throws Exception {
    for (String batchSize : BATCH_SIZES) {
      beside(batchSize, traffic -> traffic.cleaning(this::cleanup).pinning());
    }
    if (cleanupBearsStores()) {
      beside("200", traffic -> traffic.storing().cleaning(this::cleanup).pinning());
    }
  }

  @Test
  @Timeout(60)
  void of_two_that_change_the_same_rules_at_once_one_is_refused() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        if (round % 2 == 0) {
          retention.replaceRules(List.of());
        }
        List<RetentionRule> known = retention.rules();
        CyclicBarrier together = new CyclicBarrier(2);
        List<Callable<Boolean>> both =
            Stream.of(mine + ".one " + round, mine + ".two " + round)
                .map(name -> List.of(RetentionRule.of(null, name, Expires.never())))
                .<Callable<Boolean>>map(
                    rules ->
                        () -> {
                          together.await();
                          return retention.replaceRules(known, rules);
                        })
                .toList();

        List<Future<Boolean>> answers = threads.invokeAll(both);

        assertThat(answers.get(0).get()).isNotEqualTo(answers.get(1).get());
        assertThat(retention.rules()).hasSize(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** False where Django's own statement and stores of the same rows may end in a deadlock. */
  protected boolean cleanupBearsStores() {
    return true;
  }

  private void beside(String batchSize, Consumer<Traffic> flow) throws Exception {
    cleanup();
    tasks.deleteExpired(Duration.ofDays(EXPIRED - 1));
    String prefix = mine + " " + batchSize + " ";
    try (Traffic traffic = new Traffic(prefix, tasks, retention)) {
      store(prefix, traffic);
      flow.accept(traffic);
      Purge purge = purge("batchSize", batchSize, "pause", "PT0S");
      traffic.end();
      check(purge, traffic);
    }
  }

  private void store(String prefix, Traffic traffic) throws SQLException {
    tasks.storeResults(traffic.ids.stream().map(Traffic::outcome).toList());
    age(prefix + "%", EXPIRED_FOR_DJANGO);
    age(prefix + "1%", EXPIRED);
  }

  /** The statement of DCR's ResultManager.delete_expired, in a transaction, as Django sends it. */
  private int cleanup() throws SQLException {
    return execute(
        "DELETE FROM django_celery_results_taskresult WHERE date_done < "
            + timestamp(EXPIRED_FOR_DJANGO - 1));
  }

  private void check(Purge purge, Traffic traffic) {
    assertThat(purge.state()).as(purge.toString()).isEqualTo(PurgeState.COMPLETED);
    assertThat(deleted(purge)).isPositive();
    assertThat(tasks.getStates(traffic.fresh)).containsOnlyKeys(traffic.fresh);
    assertThat(tasks.getStates(traffic.pinned)).containsOnlyKeys(traffic.pinned);
    assertThat(deleted(purge) + traffic.cleaned.get() + tasks.getStates(traffic.ids).size())
        .as("gone, and left")
        .isEqualTo(traffic.ids.size() + traffic.created.get());
  }
}
