package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.ejb.EJB;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  @EJB protected TaskResultManager tasks;

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
        refuses(next);
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

  private void refuses(Generated bad) {
    Generated.Refusal refusal = bad.refusal().orElseThrow();
    Throwable thrown = catchThrowable(() -> tasks.storeResult(bad.outcome()));
    assertThat(thrown).as("%s: %s", bad, refusal).isInstanceOf(InvalidValueException.class);
    InvalidValueException told = (InvalidValueException) thrown;
    assertThat(List.of(told.field(), told.kind()))
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
