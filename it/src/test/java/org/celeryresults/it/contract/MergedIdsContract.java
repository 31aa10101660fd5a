package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJB;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.chord.PartReturned.Effect;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;
import org.junit.jupiter.api.Test;

/**
 * Ids that the default collation takes for the same are never each other's row (SPEC §2, ids merged
 * by MariaDB's collation).
 */
public abstract class MergedIdsContract {

  @EJB protected TaskResultManager tasks;
  @EJB protected GroupResultManager groups;
  @EJB protected ChordManager chords;

  private final String id = "é-" + UUID.randomUUID();
  private final String other = id.toUpperCase(Locale.ROOT);

  @Test
  void a_store_of_the_other_is_refused_whatever_its_state() {
    tasks.storeResult(TaskOutcome.of(id, TaskState.SUCCESS).result("1").build());

    for (TaskState state : TaskState.values()) {
      assertRefused(
          () -> tasks.storeResult(TaskOutcome.of(other, state).result("2").build()), "task_id");
    }

    assertThat(tasks.getTask(id).result()).isEqualTo("1");
    assertThat(tasks.findTask(other)).isEmpty();
    assertThat(tasks.getTask(other).isStored()).isFalse();
    assertThat(tasks.getTasks(List.of(other))).isEmpty();
    assertThat(tasks.getTasks(List.of(id, other))).containsOnlyKeys(id);
  }

  @Test
  void an_accent_is_no_difference_to_the_collation_either() {
    tasks.storeResult(TaskOutcome.of(id, TaskState.SUCCESS).build());

    assertRefused(
        () -> tasks.storeResult(TaskOutcome.of(id.replace('é', 'e'), "PROGRESS").build()),
        "task_id");
  }

  @Test
  void of_a_batch_with_a_refused_one_nothing_is_stored() {
    tasks.storeResult(TaskOutcome.of(id, TaskState.SUCCESS).build());
    String innocent = UUID.randomUUID().toString();

    assertRefused(
        () ->
            tasks.storeResults(
                List.of(
                    TaskOutcome.of(innocent, TaskState.SUCCESS).build(),
                    TaskOutcome.of(other, TaskState.SUCCESS).build())),
        "task_id");

    assertThat(tasks.findTask(innocent)).isEmpty();
  }

  @Test
  void forgetting_the_other_deletes_nothing() {
    tasks.storeResult(TaskOutcome.of(id, TaskState.SUCCESS).build());
    groups.storeGroupResult(group(id, "a"));

    assertThat(tasks.forget(other)).isFalse();
    assertThat(groups.forget(other)).isFalse();
    assertThat(tasks.findTask(id)).isPresent();
    assertThat(groups.findGroup(id)).isPresent();
    assertThat(tasks.forget(id)).isTrue();
    assertThat(groups.forget(id)).isTrue();
  }

  @Test
  void chords_are_refused_alike_and_parts_told_apart() {
    String part = "part a of " + id;
    chords.createChord(id, List.of(part, "part b of " + id));

    assertRefused(() -> chords.createChord(other, List.of(part)), "group_id");
    assertRefused(() -> chords.createChord(id + " ", List.of(part)), "group_id");
    assertThat(chords.partReturned(other, part).effect()).isEqualTo(Effect.UNKNOWN_CHORD);
    assertThatThrownBy(() -> chords.partReturned(id, "Part A of " + id))
        .hasMessageContaining("CELRES-0033");
    assertThat(chords.partReturned(id, part).remaining()).isEqualTo(1);
    assertThat(chords.completeChord(other)).isFalse();
    assertThat(chords.findChord(id).orElseThrow().count()).isEqualTo(1);
  }

  @Test
  void groups_are_refused_alike() {
    groups.storeGroupResult(group(id, "a"));

    assertRefused(() -> groups.storeGroupResult(group(other, "b")), "group_id");

    assertThat(groups.findGroup(other)).isEmpty();
    assertThat(groups.findGroup(id).orElseThrow().result()).isEqualTo(group(id, "a").result());
  }

  @Test
  void a_binary_collation_keeps_them_apart() throws SQLException {
    alter("varchar(255) collate utf8mb4_bin not null");
    try {
      tasks.storeResult(TaskOutcome.of(id, TaskState.SUCCESS).result("1").build());
      tasks.storeResult(TaskOutcome.of(other, TaskState.SUCCESS).result("2").build());

      assertThat(tasks.getTask(id).result()).isEqualTo("1");
      assertThat(tasks.getTask(other).result()).isEqualTo("2");
    } finally {
      tasks.forget(other);
      alter("varchar(255) not null");
    }
  }

  private static GroupOutcome group(String groupId, String member) {
    return GroupOutcome.of(groupId, List.of(member));
  }

  private void alter(String type) throws SQLException {
    try (Connection connection = tasks.connectionForWrite().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE django_celery_results_taskresult MODIFY task_id " + type);
    }
  }

  private void assertRefused(ThrowingCallable store, String field) {
    assertThatThrownBy(store)
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Message.IDS_MERGED);
              assertThat(refusal.field()).isEqualTo(field);
              assertThat(refusal).hasMessageContaining("'" + id + "'");
            });
  }
}
