package org.celeryresults.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TaskStateTest {
  @Test
  void ready_states_are_those_of_celery() {
    assertThat(Arrays.stream(TaskState.values()).filter(TaskState::isReady))
        .containsExactlyInAnyOrder(TaskState.SUCCESS, TaskState.FAILURE, TaskState.REVOKED);
  }

  @Test
  void exception_states_are_those_of_celery() {
    assertThat(Arrays.stream(TaskState.values()).filter(TaskState::isException))
        .containsExactlyInAnyOrder(TaskState.FAILURE, TaskState.RETRY, TaskState.REVOKED);
  }

  @Test
  void a_custom_state_is_not_one_of_them() {
    assertThat(TaskState.of("PROGRESS")).isEmpty();
    assertThat(TaskState.of("success")).isEmpty();
    assertThat(TaskState.of("SUCCESS")).contains(TaskState.SUCCESS);
  }
}
