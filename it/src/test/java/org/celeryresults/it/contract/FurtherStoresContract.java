package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.Status;
import java.time.Duration;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Stores;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskState;
import org.celeryresults.task.TaskSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Several stores without XA: {@code second} is another database, {@code same} the default one, and
 * the replica is nowhere.
 */
@Timeout(60)
public abstract class FurtherStoresContract extends FurtherStores {

  @AfterEach
  void end_what_was_begun() throws Exception {
    if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
      transaction.rollback();
    }
  }

  @Test
  public void using_stores_there_and_nowhere_else() throws Exception {
    tasks.storeResult(outcome(SECOND));

    assertThat(isStored(SECOND)).isTrue();
    assertThat(isStored(Stores.DEFAULT)).isFalse();
  }

  @Test
  public void joined_to_the_callers_transaction_it_is_rolled_back_with_it() throws Exception {
    transaction.begin();
    tasks.storeResult(outcome(SECOND));
    transaction.rollback();

    assertThat(isStored(SECOND)).isFalse();
  }

  @Test
  public void independent_it_stays_when_the_caller_rolls_back() throws Exception {
    transaction.begin();
    tasks.storeResult(outcome(Stores.DEFAULT));
    tasks.independent().storeResult(outcome(SECOND));
    transaction.rollback();

    assertThat(isStored(SECOND)).isTrue();
    assertThat(isStored(Stores.DEFAULT)).isFalse();
  }

  @Test
  public void two_stores_that_cant_commit_as_one_are_refused_before_the_second_is_written()
      throws Exception {
    transaction.begin();
    tasks.storeResult(outcome(Stores.DEFAULT));
    long before = System.nanoTime();

    assertThatThrownBy(() -> tasks.storeResult(outcome(SECOND)))
        .hasMessageContaining("CELRES-0028")
        .hasMessageContaining("'second' can't join the transaction in which 'default' takes part")
        .hasMessageContaining("independent()");

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
    transaction.rollback();
    assertThat(isStored(Stores.DEFAULT)).isFalse();
    assertThat(isStored(SECOND)).isFalse();
  }

  @Test
  public void two_aliases_of_the_same_tables_are_refused_in_one_transaction() throws Exception {
    transaction.begin();
    tasks.storeResult(outcome(Stores.DEFAULT));

    assertThatThrownBy(() -> tasks.storeResult(outcome("same")))
        .hasMessageContaining("CELRES-0029")
        .hasMessageContaining("'default' and 'same'");
  }

  @Test
  public void a_replica_that_is_away_is_stood_in_for_by_the_default_store() {
    tasks.storeResult(outcome(Stores.DEFAULT));

    assertThat(tasks.search(TaskFilter.all(), PageRequest.first(1000)).items())
        .extracting(TaskSummary::taskId)
        .contains(id);
    assertThat(readiness.stores())
        .filteredOn(store -> !store.isRequired())
        .singleElement()
        .matches(store -> !store.isReady());
    assertThat(readiness.isReady()).isTrue();
  }

  @Test
  public void an_unknown_alias_is_refused_and_the_known_ones_are_listed() {
    TaskOutcome nowhere = TaskOutcome.of(id, TaskState.SUCCESS).using("nowhere").build();

    assertThatThrownBy(() -> tasks.storeResult(nowhere))
        .hasMessageContaining("CELRES-0005: No store with the alias 'nowhere'")
        .hasMessageContaining("[default, same, second]");
  }
}
