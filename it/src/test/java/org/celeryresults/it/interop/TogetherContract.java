package org.celeryresults.it.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ejb.EJB;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.group.GroupResult;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.it.contract.Purging;
import org.celeryresults.payload.PythonJson;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeManager;
import org.celeryresults.purge.PurgeState;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskState;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Java stores, Python reads and waits; both count down chords; both clean up. */
@ExtendWith(ArquillianExtension.class)
@Timeout(180)
abstract class TogetherContract extends MixedChordsContract {

  private static final int ROUNDS = 5;

  @EJB private GroupResultManager groups;
  @EJB private PurgeManager purges;

  @AfterAll
  static void end_the_workers() {
    Workers.end();
  }

  @Test
  void python_answers_the_same_whether_java_or_celery_has_stored() {
    String celery = id + ".celery.";
    String java = id + ".stored.";
    python.run("twins.py", celery);
    new Twins(java, tasks, groups).store();

    Map<?, ?> theirs = answers(celery);
    Map<?, ?> ours = answers(java);

    assertThat(rename(ours, java)).isEqualTo(rename(theirs, celery));
    assertThat((Map<?, ?>) ours.get("tasks")).hasSameSizeAs(Twins.TASKS);
    assertThat((Map<?, ?>) ours.get("groups")).hasSameSizeAs(Twins.GROUPS);
  }

  @Test
  void java_stores_the_very_row_that_celery_stores() {
    String celery = id + ".celery.";
    String java = id + ".stored.";
    python.run("twins.py", celery);
    new Twins(java, tasks, groups).store();

    for (String name : Twins.TASKS) {
      assertThat(row(tasks.getTask(java + name), java))
          .isEqualTo(row(tasks.getTask(celery + name), celery));
    }
    for (String name : Twins.GROUPS) {
      assertThat(row(groups.getGroup(java + name), java))
          .isEqualTo(row(groups.getGroup(celery + name), celery));
    }
  }

  @Test
  void python_waits_for_what_java_stores() throws Exception {
    List<String> members = List.of(id + "1", id + "2", id + "3");
    groups.storeGroupResult(GroupOutcome.of(id + "group", members));
    tasks.storeResult(TaskOutcome.of(id, TaskState.STARTED).build());
    Process waiting = python.builder("waits.py", id, id + "group").start();
    try (var answers = waiting.inputReader()) {
      assertThat(answers.readLine()).isEqualTo("{\"waiting\": \"STARTED\"}");

      tasks.storeResult(TaskOutcome.of(id, TaskState.SUCCESS).result("[1, 2]").build());
      members.forEach(
          member ->
              tasks.storeResult(
                  TaskOutcome.of(member, TaskState.SUCCESS)
                      .result(PythonJson.dumps(member))
                      .build()));

      assertThat(PythonJson.loads(answers.readLine()))
          .isEqualTo(Map.of("get", List.of(1L, 2L), "join", members));
    } finally {
      waiting.destroyForcibly();
    }
  }

  @Test
  void both_clean_up_at_the_same_time() throws Exception {
    Path errors = Files.createTempFile("cleanup", ".log");
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Cleanup celery = new Cleanup(python, errors)) {
      for (int round = 0; round < ROUNDS; round++) {
        Expiring rows = new Expiring(id + round, tasks, groups);
        rows.store();

        Future<String> beside = thread.submit(celery::run);
        if (round % 2 == 0) {
          tasks.deleteExpired(Duration.ofDays(1));
          groups.deleteExpired(Duration.ofDays(1));
        } else {
          Purging.run(purges, "batchSize", "200");
        }

        assertThat(beside.get()).as(Files.readString(errors)).isEqualTo("cleaned");
        assertThat(rows.tasksLeft()).containsExactlyInAnyOrderElementsOf(rows.freshTasks());
        assertThat(rows.groupsLeft()).containsExactlyInAnyOrderElementsOf(rows.freshGroups());
      }
    } finally {
      thread.shutdownNow();
      Files.delete(errors);
    }
  }

  @Test
  void a_purge_leaves_what_workers_store_meanwhile() throws Exception {
    Expiring rows = new Expiring(id, tasks, groups);
    rows.store();
    List<String> again = rows.someOldTasks();
    python.ask(again, "again.py");

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Purging.run(purges, "batchSize", "100").state() == PurgeState.COMPLETED
                    && again.stream().allMatch(this::isByWorker));
    Purge unused = Purging.run(purges, "batchSize", "100"); // what the last one met locked

    List<String> left = new ArrayList<>(rows.freshTasks());
    left.addAll(again);
    assertThat(rows.tasksLeft()).containsExactlyInAnyOrderElementsOf(left);
  }

  private boolean isByWorker(String taskId) {
    return tasks.findTask(taskId).filter(task -> "322".equals(task.result())).isPresent();
  }

  private Map<?, ?> answers(String prefix) {
    return python.ask(
        Map.of(
            "tasks", Twins.TASKS.stream().map(prefix::concat).toList(),
            "groups", Twins.GROUPS.stream().map(prefix::concat).toList()),
        "answers.py");
  }

  /** As if the ids were the same, and without the times. */
  private static Object rename(Map<?, ?> answers, String prefix) {
    String text = PythonJson.dumps(answers).replace(prefix, "");
    Map<?, ?> renamed = (Map<?, ?>) PythonJson.loads(text);
    Map<Object, Object> timeless = new HashMap<>((Map<?, ?>) renamed.get("tasks"));
    timeless.replaceAll(
        (name, task) -> {
          Map<Object, Object> answer = new HashMap<>((Map<?, ?>) task);
          answer.remove("date_done");
          return answer;
        });
    return List.of(timeless, renamed.get("groups"));
  }

  private static String row(TaskResult row, String prefix) {
    Map<String, Object> columns = new HashMap<>(row.asMap());
    columns.remove("date_done");
    columns.put("type", row.contentType() + " " + row.contentEncoding());
    columns.put("periodic", row.periodicTaskName());
    columns.put("name", row.taskName());
    return PythonJson.dumps(columns).replace(prefix, "");
  }

  private static String row(GroupResult row, String prefix) {
    Map<String, Object> columns = new HashMap<>(row.asMap());
    columns.remove("date_done");
    columns.put("type", row.contentType() + " " + row.contentEncoding());
    return PythonJson.dumps(columns).replace(prefix, "");
  }
}
