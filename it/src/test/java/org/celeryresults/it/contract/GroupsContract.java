package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.celeryresults.group.GroupFilter;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.group.GroupProgress;
import org.celeryresults.group.GroupResult;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.group.GroupSummary;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveResult;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Stored;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;
import org.junit.jupiter.api.Test;

/** What a store of group results does. */
public abstract class GroupsContract {

  @EJB protected GroupResultManager groups;
  @EJB protected TaskResultManager tasks;
  @Resource protected UserTransaction transaction;

  private final String id = UUID.randomUUID().toString();

  @Test
  void a_group_is_created_replaced_and_forgotten() {
    Stored<GroupResult> created = groups.storeGroupResult(GroupOutcome.of(id, List.of("a")));
    Stored<GroupResult> replaced = groups.storeGroupResult(GroupOutcome.of(id, List.of("a", "b")));

    assertThat(created.effect()).isEqualTo(Stored.Effect.CREATED);
    assertThat(replaced.effect()).isEqualTo(Stored.Effect.REPLACED);
    GroupResult read = groups.getGroup(id);
    assertThat(read).usingRecursiveComparison().isEqualTo(replaced.row());
    assertThat(read.dateCreated()).isEqualTo(created.row().dateCreated());
    assertThat(read.result())
        .isEqualTo("[[\"%s\", null], [[[\"a\", null], null], [[\"b\", null], null]]]", id);
    assertThat(groups.forget(id)).isTrue();
    assertThat(groups.forget(id)).isFalse();
    assertThat(groups.findGroup(id)).isEmpty();
  }

  @Test
  void an_unsaved_group_says_so() {
    assertThat(groups.getGroup(id).isStored()).isFalse();
    assertThat(groups.status(id)).isEmpty();
    assertThat(groups.progress(id)).isEmpty();
  }

  @Test
  void the_live_group_follows_its_members() {
    String done = id + "1";
    String missing = id + "2";
    groups.storeGroupResult(GroupOutcome.of(id, List.of(done, missing)));
    tasks.storeResult(TaskOutcome.of(done, TaskState.SUCCESS).result("1").build());

    LiveGroup live = groups.status(id).orElseThrow();

    assertThat(live.results()).extracting(LiveResult::id).containsExactly(done, missing);
    assertThat(live.waiting()).isTrue();
    assertThat(groups.progress(id))
        .contains(new GroupProgress(id, 2, 1, false, false, false, true));
    tasks.storeResult(TaskOutcome.of(missing, TaskState.FAILURE).build());
    assertThat(groups.progress(id)).contains(new GroupProgress(id, 2, 1, true, false, true, false));
  }

  @Test
  void groups_are_paged_newest_first() {
    List<String> ids = List.of(id + "1", id + "2", id + "3");
    ids.forEach(group -> groups.storeGroupResult(GroupOutcome.of(group, List.of())));
    GroupFilter mine = GroupFilter.all().text(id);

    Page<GroupSummary> first = groups.search(mine, PageRequest.first(2));
    Page<GroupSummary> second = groups.search(mine, PageRequest.at(2, first.next().orElseThrow()));

    assertThat(first.items())
        .extracting(GroupSummary::groupId)
        .containsExactly(ids.get(2), ids.get(1));
    assertThat(second.items()).extracting(GroupSummary::groupId).containsExactly(ids.get(0));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void a_group_stored_in_the_callers_transaction_is_rolled_back_with_it() throws Exception {
    transaction.begin();
    groups.storeGroupResult(GroupOutcome.of(id, List.of()));
    groups.independent().storeGroupResult(GroupOutcome.of(id + "own", List.of()));
    transaction.rollback();

    assertThat(groups.findGroup(id)).isEmpty();
    assertThat(groups.findGroup(id + "own")).isPresent();
  }

  @Test
  void fresh_groups_do_not_expire() {
    groups.storeGroupResult(GroupOutcome.of(id, List.of()));

    groups.deleteExpired(Duration.ofHours(1));

    assertThat(groups.findGroup(id)).isPresent();
    assertThat(groups.getAllExpired(Duration.ofHours(1), PageRequest.first(1000)).items())
        .extracting(GroupSummary::groupId)
        .doesNotContain(id);
  }

  @Test
  void what_the_table_cannot_hold_is_refused() {
    assertThatThrownBy(() -> groups.storeGroupResult(GroupOutcome.of("x".repeat(256), List.of())))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("group_id is too long: 256 characters, at most 255");
  }
}
