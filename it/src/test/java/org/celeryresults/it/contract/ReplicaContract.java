package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.StoreStatus;
import org.celeryresults.store.Stores;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Which reads a replica answers. The replica here is a database with other rows, those of the store
 * {@code second}, so that an answer shows where it comes from.
 */
@Timeout(60)
public abstract class ReplicaContract extends FurtherStores {

  @BeforeEach
  void all_stores_are_ready() {
    await().until(() -> readiness.stores().stream().allMatch(StoreStatus::isReady));
  }

  @Test
  public void lists_and_counts_are_the_replicas() {
    tasks.storeResult(outcome(SECOND));

    assertThat(isListed()).isTrue();
    assertThat(tasks.countAtMost(TaskFilter.all(), 1).rows()).isEqualTo(1);
    assertThat(tasks.count(TaskFilter.all()).rows()).isPositive();
    assertThat(tasks.getAllExpired(Duration.ZERO, PageRequest.first(1000)).items())
        .extracting(TaskSummary::taskId)
        .contains(id);
  }

  @Test
  public void what_is_asked_for_by_id_is_found_by_whoever_stored_it() {
    tasks.storeResult(outcome(Stores.DEFAULT));

    assertThat(tasks.findTask(id)).isPresent();
    assertThat(tasks.getTask(id).isStored()).isTrue();
    assertThat(isListed()).isFalse();
  }

  @Test
  public void in_the_callers_transaction_lists_show_what_it_has_stored() throws Exception {
    transaction.begin();
    try {
      tasks.storeResult(outcome(Stores.DEFAULT));
      assertThat(isListed()).isTrue();
    } finally {
      transaction.rollback();
    }
  }

  @Test
  public void deleting_is_the_default_stores() throws Exception {
    tasks.storeResult(outcome(SECOND));

    assertThat(tasks.deleteExpired(Duration.ZERO)).isNotNegative();
    assertThat(tasks.forget(id)).isFalse();
    assertThat(isStored(SECOND)).isTrue();
  }

  private boolean isListed() {
    return tasks.search(TaskFilter.all(), PageRequest.first(1000)).items().stream()
        .anyMatch(task -> task.taskId().equals(id));
  }
}
