package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJB;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.celeryresults.chord.ChordCounter;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.group.GroupFilter;
import org.celeryresults.group.GroupResult;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.group.GroupSummary;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;
import org.celeryresults.task.TaskSummary;
import org.junit.jupiter.api.Test;

/**
 * The usage examples of the models reference, on the rows of real workers: what Python does with
 * the ORM, Java does with the managers.
 */
public abstract class UsageContract {

  private static final String ADD = "e1aad1fb-4593-5ef5-9c18-3ad6d7071c2a";
  private static final String UNFINISHED_CHORD = "d3b7e9ae-dfd4-4b6c-9697-a2f826454c4e";

  @EJB protected TaskResultManager tasks;
  @EJB protected GroupResultManager groups;
  @EJB protected ChordManager chords;

  @Test
  void recent_successful_tasks() {
    Instant last = lastDone();
    TaskFilter lastHour =
        TaskFilter.all().states(TaskState.SUCCESS).doneSince(last.minus(Duration.ofHours(1)));

    Page<TaskSummary> recent = tasks.search(lastHour, PageRequest.first(1000));

    assertThat(recent.items())
        .hasSize(107)
        .allSatisfy(task -> assertThat(task.status()).isEqualTo("SUCCESS"))
        .isSortedAccordingTo(Comparator.comparing(TaskSummary::dateDone).reversed());
  }

  @Test
  void the_latest_ten_failures_with_their_tracebacks() {
    Page<TaskSummary> failures =
        tasks.search(
            TaskFilter.all().states(TaskState.FAILURE).hasTraceback(true), PageRequest.first(10));
    List<String> ids = failures.items().stream().map(TaskSummary::taskId).toList();

    assertThat(ids).hasSize(10);
    assertThat(tasks.getTasks(ids).values())
        .hasSize(10)
        .allSatisfy(task -> assertThat(task.traceback()).startsWith("Traceback"));
    assertThat(failures.next()).isPresent();
  }

  @Test
  void a_task_by_its_id() {
    TaskResult task = tasks.findTask(ADD).orElseThrow();

    assertThat(task.status()).isEqualTo("SUCCESS");
    assertThat(task.result()).isEqualTo("5");
    assertThat(task.asMap())
        .containsEntry("task_id", ADD)
        .containsEntry("task_name", "peerproj.tasks.add")
        .containsEntry("date_done", Instant.parse("2026-11-22T07:17:40.860551Z"));
    assertThat(tasks.findTask("no-such-task")).isEmpty();
  }

  @Test
  void tasks_by_name_and_status() {
    TaskFilter added = TaskFilter.all().taskName("peerproj.tasks.add").states(TaskState.SUCCESS);

    assertThat(tasks.search(added, PageRequest.first(1000)).items())
        .isNotEmpty()
        .allSatisfy(task -> assertThat(task.taskName()).isEqualTo("peerproj.tasks.add"))
        .extracting(TaskSummary::taskId)
        .contains(ADD);
  }

  @Test
  void recent_groups_newest_first() {
    Page<GroupSummary> recent =
        groups.search(
            GroupFilter.all().doneSince(lastDone().minus(Duration.ofDays(1))),
            PageRequest.first(100));

    assertThat(recent.items())
        .hasSize(19)
        .isSortedAccordingTo(Comparator.comparing(GroupSummary::dateDone).reversed());
    GroupResult group = groups.findGroup(recent.items().get(0).groupId()).orElseThrow();
    assertThat(group.asMap()).containsOnlyKeys("group_id", "result", "date_done");
    assertThat(groups.findGroup("no-such-group")).isEmpty();
  }

  @Test
  void the_progress_of_a_chord() {
    ChordCounter chord = chords.findChord(UNFINISHED_CHORD).orElseThrow();
    LiveGroup header = chords.groupResult(UNFINISHED_CHORD).orElseThrow();

    assertThat(chord.count()).isEqualTo(1);
    assertThat(header.ready()).isFalse();
    assertThat(header.results()).hasSize(3);
    assertThat(header.completedCount()).isEqualTo(2);
    assertThat(chords.findChord("no-such-chord")).isEqualTo(Optional.empty());
  }

  private Instant lastDone() {
    return tasks.search(TaskFilter.all(), PageRequest.first(1)).items().get(0).dateDone();
  }
}
