package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.ejb.EJB;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.group.GroupResult;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.it.generated.Expected;
import org.celeryresults.it.generated.Generated;
import org.celeryresults.it.generated.GeneratedOutcomes;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.store.Stored;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is given: it is stored and read back the same, repaired as documented, or refused. */
@Timeout(180)
public abstract class GeneratedOutcomesContract {
  private static final Logger LOG = System.getLogger("org.celeryresults.it");
  private static final int MANY = 10_000;
  private static final int BULK = 1000;
  private static final int SINGLE = 10;
  private static final int LARGE = 20 << 20;

  private static final int GROUPS = 500;
  private static final Set<String> OF_GROUPS =
      Set.of("task_id", "content_type", "content_encoding", "result");

  @EJB protected TaskResultManager tasks;
  @EJB protected GroupResultManager groups;

  private final String id = UUID.randomUUID().toString();
  private final Expected expected = new Expected();

  @Test
  void ten_thousand_are_stored_and_read_back_the_same_or_refused_as_documented() {
    long before = tasks.count(TaskFilter.all()).rows();
    long began = System.nanoTime();
    generate();
    LOG.log(
        Level.INFO,
        "{0}: {1} outcomes of seed {2} in {3} ms",
        tasks.currentEngine(),
        MANY,
        GeneratedOutcomes.SEED,
        (System.nanoTime() - began) / 1_000_000);

    Map<String, TaskResult> read = tasks.getTasks(expected.ids());
    assertThat(read.keySet()).isEqualTo(expected.ids());
    read.forEach((id, row) -> assertThat(Expected.values(row)).isEqualTo(expected.values(id)));
    assertThat(tasks.count(TaskFilter.all()).rows()).isEqualTo(before + expected.ids().size());
  }

  @Test
  void groups_are_stored_and_read_back_the_same_or_refused_as_documented() {
    GeneratedOutcomes generator = new GeneratedOutcomes("g" + id.substring(0, 8));
    Map<String, GroupOutcome> last = new HashMap<>();
    for (int i = 0; i < GROUPS; i++) {
      Generated next = generator.next();
      GroupOutcome given = group(next.outcome());
      Optional<Generated.Refusal> refusal =
          next.refusal().filter(r -> OF_GROUPS.contains(r.field()));
      if (refusal.isPresent()) {
        refuses(next, () -> groups.storeGroupResult(given));
      } else {
        groups.storeGroupResult(given);
        last.put(given.groupId(), given);
      }
    }
    last.forEach((id, outcome) -> assertThat(group(groups.getGroup(id))).isEqualTo(outcome));
  }

  @Test
  void nothing_at_all_is_refused_by_its_name() {
    assertMissing("outcome", () -> tasks.storeResult(null));
    assertMissing("outcomes", () -> tasks.storeResults(null));
    assertMissing("using", () -> tasks.storeResult(TaskOutcome.of(id, "A").using(null).build()));
    assertMissing("task_id", () -> tasks.getTask(null));
    assertMissing("task_id", () -> tasks.findTask(null));
    assertMissing("task_id", () -> tasks.forget(null));
    assertMissing("task_ids", () -> tasks.getTasks(Arrays.asList(id, null)));
    assertMissing("task_ids", () -> tasks.getStates(null));
    assertMissing("outcome", () -> groups.storeGroupResult(null));
    assertMissing("group_id", () -> groups.getGroup(null));
    assertMissing("group_id", () -> groups.status(null));
    assertMissing("group_id", () -> groups.progress(null));
    assertMissing("group_id", () -> groups.forget(null));
  }

  @Test
  void results_of_twenty_megabytes_come_back_the_same() {
    String escaped = "\"'\\\n".repeat(LARGE / 4);
    String emoji = "😀".repeat(LARGE / 4);

    assertThat(escaped.equals(stored(escaped).row().result())).isTrue();
    assertThat(escaped.equals(tasks.getTask(id).result())).isTrue();
    tasks.storeResults(List.of(large(emoji)));
    assertThat(emoji.equals(tasks.getTask(id).result())).isTrue();
  }

  private Stored<TaskResult> stored(String result) {
    return tasks.storeResult(large(result));
  }

  private TaskOutcome large(String result) {
    return TaskOutcome.of(id, TaskState.SUCCESS).result(result).build();
  }

  /** For databases that have such a limit. */
  protected void refusesMoreThanThePacketHolds(int bytes) {
    tasks.storeResult(TaskOutcome.of(id, TaskState.SUCCESS).result("before").build());
    TaskOutcome outcome =
        TaskOutcome.of(id, TaskState.SUCCESS).result("x".repeat(bytes)).worker("w").build();

    assertThatThrownBy(() -> tasks.storeResult(outcome))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("CELRES-0060: result is too large: its row needs ")
        .hasMessageContaining(" bytes, the database takes " + bytes + " at once.");
    assertThatThrownBy(() -> tasks.storeResults(List.of(outcome)))
        .extracting(e -> ((InvalidValueException) e).kind())
        .isEqualTo(Message.LARGER_THAN_PACKET);
    assertThat(tasks.getTask(id).result()).isEqualTo("before");
  }

  private void generate() {
    GeneratedOutcomes generator = new GeneratedOutcomes(id.substring(0, 8));
    Map<String, Generated> together = new LinkedHashMap<>();
    for (int i = 0; i < MANY; i++) {
      Generated next = generator.next();
      if (next.refusal().isPresent()) {
        refuses(next, () -> tasks.storeResult(next.outcome()));
      } else if (i % SINGLE == 0) {
        check(next, tasks.storeResult(next.outcome()));
      } else {
        together.remove(next.outcome().taskId());
        together.put(next.outcome().taskId(), next);
      }
      if (together.size() == BULK || i == MANY - 1) {
        storeTogether(new ArrayList<>(together.values()));
        together.clear();
      }
    }
  }

  private static void assertMissing(String field, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("CELRES-0001: %s is missing or empty. It must be given.".formatted(field));
  }

  /** A group has an id as a task has, and some of its fields. */
  private static GroupOutcome group(TaskOutcome task) {
    return new GroupOutcome(
        task.contentType(), task.contentEncoding(), task.taskId(), task.result(), task.using());
  }

  private static GroupOutcome group(GroupResult row) {
    return new GroupOutcome(
        row.contentType(), row.contentEncoding(), row.groupId(), row.result(), "default");
  }

  private static void refuses(Generated bad, ThrowingCallable store) {
    Generated.Refusal refusal = bad.refusal().orElseThrow();
    Throwable thrown = catchThrowable(store);
    assertThat(thrown).as("%s: %s", bad, refusal).isInstanceOf(InvalidValueException.class);
    InvalidValueException told = (InvalidValueException) thrown;
    assertThat(List.of(told.field().replace("group_id", "task_id"), told.kind()))
        .as("%s: %s", bad, told.getMessage())
        .isEqualTo(List.of(refusal.field(), refusal.kind()));
  }

  private void storeTogether(List<Generated> generated) {
    List<Stored<TaskResult>> stored =
        tasks.storeResults(generated.stream().map(Generated::outcome).toList());
    assertThat(stored).hasSameSizeAs(generated);
    for (int i = 0; i < generated.size(); i++) {
      check(generated.get(i), stored.get(i));
    }
  }

  private void check(Generated given, Stored<TaskResult> stored) {
    String taskId = given.outcome().taskId();
    assertThat(stored.effect()).as(given.toString()).isEqualTo(expected.store(given.expected()));
    assertThat(Expected.values(stored.row()))
        .as(given.toString())
        .isEqualTo(expected.values(taskId));
  }
}
