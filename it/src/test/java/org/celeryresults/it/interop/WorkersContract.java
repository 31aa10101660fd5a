package org.celeryresults.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Objects;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.it.conformance.ManagersConformanceContract;
import org.celeryresults.task.TaskResult;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Real workers write into tables that we made; the managers answer as Python does. */
@ExtendWith(ArquillianExtension.class)
@Timeout(300)
abstract class WorkersContract extends ManagersConformanceContract {

  /** In the server, for all tests of the class. */
  private static @Nullable Workload workload;

  WorkersContract() {
    super(WorkersContract::answers);
  }

  @AfterAll
  static void end_the_workers() {
    Workers.end();
  }

  @BeforeEach
  void run_the_workload_once() throws Exception {
    if (workload == null) {
      workload = Workload.run(tasks, groups);
    }
  }

  @Test
  void what_java_saw_ready_while_they_ran_was_never_taken_back() {
    Reader seen = Objects.requireNonNull(workload).reader();

    assertThat(seen.seenUnfinished()).hasSizeGreaterThan(9);
    assertThat(seen.firstReady()).hasSizeGreaterThan(300);
    seen.firstReady()
        .forEach((id, first) -> assertThat(shown(tasks.getTask(id))).isEqualTo(shown(first)));
    assertThat(seen.firstReadyGroups()).hasSizeGreaterThan(40);
    seen.firstReadyGroups()
        .forEach(
            (id, first) ->
                assertThat(shown(groups.status(id).orElseThrow())).isEqualTo(shown(first)));
  }

  private static String shown(TaskResult task) {
    return "%s %s %s %s".formatted(task.taskId(), task.status(), task.result(), task.traceback());
  }

  private static String shown(LiveGroup group) {
    return "%s %s %s".formatted(group.tuple(), group.failed(), group.completedCount());
  }

  private static JsonObject answers() {
    return Objects.requireNonNull(workload).answers();
  }
}
