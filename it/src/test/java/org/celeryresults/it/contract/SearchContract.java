package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJB;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.celeryresults.store.Count;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.TimeRange;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskOrder;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;
import org.celeryresults.task.TaskSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What searches find, and how they are paged. */
public abstract class SearchContract {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00.000001Z");

  @EJB protected TaskResultManager tasks;

  /** All ids of one test begin with it. */
  private final String run = UUID.randomUUID().toString();

  @BeforeEach
  void store_seven_tasks() {
    store("1", TaskState.SUCCESS.name(), b -> b.taskName("shop.b").worker("w1"));
    store("2", TaskState.FAILURE.name(), b -> b.traceback("tb"));
    store("3", TaskState.SUCCESS.name(), b -> b.taskName("shop.a").periodicTaskName("nightly"));
    store("4", "PROGRESS", b -> b.taskName("shop.b").dateStarted(START));
    store("5", TaskState.FAILURE.name(), b -> b.taskName("shop_c"));
    store("6", TaskState.RETRY.name(), b -> b.taskArgs("\"('50%_!',)\"").traceback("tb"));
    store("7", TaskState.SUCCESS.name(), b -> b.taskName("shop.b").worker("w2"));
  }

  @Test
  void conditions_narrow_what_is_found() {
    assertThat(found(mine())).containsExactly("7", "6", "5", "4", "3", "2", "1");
    assertThat(found(mine().states(TaskState.SUCCESS))).containsExactly("7", "3", "1");
    assertThat(found(mine().statuses("PROGRESS", "RETRY"))).containsExactly("6", "4");
    assertThat(found(mine().taskName("shop.b"))).containsExactly("7", "4", "1");
    assertThat(found(mine().taskNamePrefix("shop."))).containsExactly("7", "4", "3", "1");
    assertThat(found(mine().taskNamePrefix("shop_"))).containsExactly("5");
    assertThat(found(mine().periodicTaskName("nightly"))).containsExactly("3");
    assertThat(found(mine().worker("w1"))).containsExactly("1");
    assertThat(found(mine().hasTraceback(true))).containsExactly("6", "2");
    assertThat(found(mine().hasTraceback(false))).containsExactly("7", "5", "4", "3", "1");
    assertThat(found(mine().started(TimeRange.since(START)))).containsExactly("4");
    assertThat(found(mine().started(TimeRange.before(START)))).isEmpty();
    assertThat(found(mine().taskName("shop.b").states(TaskState.SUCCESS)))
        .containsExactly("7", "1");
  }

  @Test
  void times_are_compared_to_the_microsecond() {
    Instant third = tasks.getTask(run + "3").dateDone();

    assertThat(found(mine().done(new TimeRange(third, third.plusNanos(1000)))))
        .containsExactly("3");
    assertThat(found(mine().doneSince(third))).containsExactly("7", "6", "5", "4", "3");
    assertThat(found(mine().created(TimeRange.before(third)))).containsExactly("2", "1");
  }

  @Test
  void free_text_is_found_in_any_case_and_wildcards_are_text() {
    assertThat(found(TaskFilter.all().text(run.toUpperCase(java.util.Locale.ROOT)))).hasSize(7);
    assertThat(found(TaskFilter.all().text(run + "5"))).containsExactly("5");
    tasks.storeResult(
        TaskOutcome.of(run + "8", TaskState.SUCCESS).taskArgs("\"('" + run + "%_!',)\"").build());
    assertThat(found(TaskFilter.all().text(run + "%_!"))).containsExactly("8");
  }

  @Test
  void pages_forth_and_back_show_every_row_once_in_every_order() {
    for (TaskOrder order : TaskOrder.values()) {
      for (boolean descending : new boolean[] {true, false}) {
        TaskFilter filter = mine().orderBy(order, descending);
        List<String> whole = found(filter);
        assertThat(whole).as("%s", order).hasSize(7);
        assertThat(forth(filter, 2)).as("%s forth", order).isEqualTo(whole);
        assertThat(back(filter, 3)).as("%s back", order).isEqualTo(whole);
      }
    }
  }

  @Test
  void rows_stored_meanwhile_do_not_move_a_page() {
    Page<TaskSummary> first = tasks.search(mine(), PageRequest.first(3));
    store("9", TaskState.SUCCESS.name(), b -> b);

    Page<TaskSummary> second = tasks.search(mine(), PageRequest.at(3, first.next().orElseThrow()));

    assertThat(ids(second)).containsExactly("4", "3", "2");
  }

  @Test
  void counts_say_how_sure_they_are() {
    assertThat(tasks.count(mine())).isEqualTo(new Count(7, Count.Precision.EXACT));
    assertThat(tasks.countAtMost(mine(), 5)).isEqualTo(new Count(5, Count.Precision.AT_LEAST));
    assertThat(tasks.countAtMost(mine(), 8)).isEqualTo(new Count(7, Count.Precision.EXACT));
    assertThat(tasks.countEstimated(mine())).isEqualTo(new Count(7, Count.Precision.EXACT));
    assertThat(tasks.countEstimated(TaskFilter.all()).rows())
        .as("whatever the planner believes of a small table")
        .isGreaterThanOrEqualTo(7);
  }

  private TaskFilter mine() {
    return TaskFilter.all().text(run);
  }

  private void store(
      String number, String status, java.util.function.UnaryOperator<TaskOutcome.Builder> fields) {
    tasks.storeResult(fields.apply(TaskOutcome.of(run + number, status)).build());
  }

  private List<String> found(TaskFilter filter) {
    return ids(tasks.search(filter, PageRequest.first(100)));
  }

  private List<String> forth(TaskFilter filter, int size) {
    Page<TaskSummary> page = tasks.search(filter, PageRequest.first(size));
    List<String> all = new ArrayList<>(ids(page));
    while (page.next().isPresent()) {
      page = tasks.search(filter, PageRequest.at(size, page.next().orElseThrow()));
      all.addAll(ids(page));
    }
    return all;
  }

  private List<String> back(TaskFilter filter, int size) {
    Page<TaskSummary> page = tasks.search(filter, PageRequest.first(size));
    while (page.next().isPresent()) {
      page = tasks.search(filter, PageRequest.at(size, page.next().orElseThrow()));
    }
    List<String> all = new ArrayList<>(ids(page));
    while (page.previous().isPresent()) {
      page = tasks.search(filter, PageRequest.at(size, page.previous().orElseThrow()));
      all.addAll(0, ids(page));
    }
    return all;
  }

  private List<String> ids(Page<TaskSummary> page) {
    return page.items().stream()
        .map(task -> Objects.requireNonNull(task.taskId()).substring(run.length()))
        .toList();
  }
}
