package org.celeryresults.it.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ejb.EJB;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.celeryresults.chord.ChordCounter;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.chord.PartReturned;
import org.celeryresults.chord.PartReturned.Effect;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chords of which workers return two parts, and Java the third: one of the two runs the body. */
abstract class MixedChordsContract {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CELERY = "json@interop";
  private static final int MANY = 20;

  @EJB protected TaskResultManager tasks;
  @EJB private ChordManager chords;
  protected Python python;
  protected final String id = UUID.randomUUID().toString();

  @BeforeEach
  void find_python() {
    python = Python.ofDeployment();
  }

  @Test
  void the_last_part_in_python_has_celery_run_the_body_of_its_own_chord() {
    pythonIsLast(begin("celery", "last"));
  }

  @Test
  void the_last_part_in_python_has_celery_run_the_body_of_a_chord_that_java_began() {
    create(id);
    pythonIsLast(begin("java", "last"));
  }

  @Test
  void the_last_part_in_java_has_java_run_the_body_of_celerys_chord() {
    javaIsLast(begin("celery", "first"));
  }

  @Test
  void the_last_part_in_java_has_java_run_the_body_of_its_own_chord() {
    create(id);
    javaIsLast(begin("java", "first"));
  }

  @Test
  void however_parts_race_one_of_the_two_runs_the_body() throws Exception {
    List<String> names = IntStream.range(0, MANY).mapToObj(i -> id + "-" + i).toList();
    names.forEach(this::create);
    List<String> command = new ArrayList<>(List.of("mixed.py", "java", "first"));
    command.addAll(names);
    ExecutorService executor = Executors.newFixedThreadPool(MANY);
    List<Future<Effect>> effects =
        names.stream().map(name -> executor.submit(() -> afterOneInPython(name))).toList();
    python.run(command.toArray(String[]::new));

    for (int i = 0; i < MANY; i++) {
      String name = names.get(i);
      boolean completed = effects.get(i).get() == Effect.COMPLETED;
      TaskResult body = awaitBody(name);
      assertThat(body.worker()).isEqualTo(completed ? BodyInJava.WORKER : CELERY);
      assertThat(Collections.frequency(BodyInJava.RAN, name)).isEqualTo(completed ? 1 : 0);
    }
    executor.shutdown();
  }

  /** Returns Java's part while the workers are at the other two. */
  private Effect afterOneInPython(String name) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> chords.findChord(name).map(chord -> chord.count() < 3).orElse(true));
    return returned(name, name).effect();
  }

  private void create(String name) {
    chords.createChord(name, List.of(name + ".1", name + ".2", name + ".java"));
  }

  /** The group's id. */
  private String begin(String who, String order) {
    return (String) python.ask(Map.of(), "mixed.py", who, order, id).get(id);
  }

  private void pythonIsLast(String group) {
    awaitCount(group, 2);
    assertThat(returned(group, id)).isEqualTo(new PartReturned(Effect.COUNTED, 1));

    assertThat(awaitBody(id).worker()).isEqualTo(CELERY);
    assertThat(chords.findChord(group)).isEmpty();
    assertThat(returned(group, id).effect()).isIn(Effect.DUPLICATE, Effect.UNKNOWN_CHORD);
    assertThat(BodyInJava.RAN).doesNotContain(id);
  }

  private void javaIsLast(String group) {
    awaitCount(group, 1);
    assertThat(returned(group, id)).isEqualTo(new PartReturned(Effect.COMPLETED, 0));
    assertThat(returned(group, id).effect()).isEqualTo(Effect.DUPLICATE);

    assertThat(awaitBody(id).worker()).isEqualTo(BodyInJava.WORKER);
    assertThat(chords.findChord(group)).isEmpty();
    assertThat(Collections.frequency(BodyInJava.RAN, id)).isEqualTo(1);
    Map<?, ?> answers = python.ask(Map.of("tasks", List.of(id + ".body")), "answers.py");
    Map<?, ?> body = (Map<?, ?>) ((Map<?, ?>) answers.get("tasks")).get(id + ".body");
    assertThat(body.get("result")).isEqualTo(Map.of("json", 322L));
  }

  private void awaitCount(String group, int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(chords.findChord(group).map(ChordCounter::count)).contains(count));
  }

  private TaskResult awaitBody(String name) {
    await().atMost(PATIENCE).until(() -> tasks.getTask(name + ".body").isReady());
    TaskResult body = tasks.getTask(name + ".body");
    assertThat(body.result()).isEqualTo("322");
    return body;
  }

  private PartReturned returned(String group, String name) {
    tasks.storeResult(TaskOutcome.of(name + ".java", TaskState.SUCCESS).result("300").build());
    return chords.partReturned(group, name + ".java");
  }
}
