package org.celeryresults.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.task.TaskResult;
import org.junit.jupiter.api.Test;

/** Celery's meaning of the words (celery/result.py, ResultSet and GroupResult). */
class LiveGroupTest {
  @Test
  void a_group_without_members_is_ready_and_successful() {
    LiveGroup group = group();
    assertThat(group.ready()).isTrue();
    assertThat(group.successful()).isTrue();
    assertThat(group.failed()).isFalse();
    assertThat(group.waiting()).isFalse();
    assertThat(group.completedCount()).isZero();
  }

  @Test
  void one_member_that_is_not_ready_keeps_the_group_waiting() {
    LiveGroup group = group(task("SUCCESS"), task("PENDING"));
    assertThat(group.ready()).isFalse();
    assertThat(group.waiting()).isTrue();
    assertThat(group.successful()).isFalse();
    assertThat(group.completedCount()).isEqualTo(1);
  }

  @Test
  void one_failed_member_fails_the_group_even_while_it_waits() {
    LiveGroup group = group(task("FAILURE"), task("STARTED"));
    assertThat(group.failed()).isTrue();
    assertThat(group.waiting()).isTrue();
  }

  @Test
  void a_revoked_member_makes_it_ready_neither_successful_nor_failed() {
    LiveGroup group = group(task("SUCCESS"), task("REVOKED"));
    assertThat(group.ready()).isTrue();
    assertThat(group.successful()).isFalse();
    assertThat(group.failed()).isFalse();
  }

  @Test
  void a_nested_group_counts_as_one_member() {
    LiveGroup group = group(group(task("SUCCESS"), task("SUCCESS")), task("SUCCESS"));
    assertThat(group.completedCount()).isEqualTo(2);
    assertThat(group.successful()).isTrue();
    assertThat(GroupProgress.of(group).size()).isEqualTo(2);
  }

  private static LiveTask task(String status) {
    return new LiveTask(TaskResult.inState("t", status));
  }

  private static LiveGroup group(LiveResult... members) {
    return new LiveGroup(new ResultTuple("g", null, List.of()), Arrays.asList(members));
  }
}
