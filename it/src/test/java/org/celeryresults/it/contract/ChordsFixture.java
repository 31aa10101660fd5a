package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.celeryresults.chord.ChordCompleted;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.chord.ChordPartFailed;
import org.celeryresults.chord.CompletionSummary;
import org.celeryresults.chord.Delivery;
import org.celeryresults.chord.PartReturned;
import org.celeryresults.chord.StuckChord;
import org.celeryresults.it.listener.ChordListener;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.junit.jupiter.api.AfterEach;

/** A chord of a test, its parts, and what listeners were told of it. */
public abstract class ChordsFixture {
  protected static final int THREADS = 8;
  protected static final long SEED = 20261122;

  @EJB protected ChordManager chords;
  @EJB protected TaskResultManager tasks;
  @Resource protected UserTransaction transaction;

  /** The server's own threads would be too few to meet. */
  protected final ExecutorService executor = Executors.newFixedThreadPool(THREADS);

  protected final String group = "group " + UUID.randomUUID();
  protected final String one = "one of " + group;
  protected final String two = "two of " + group;
  protected final String three = "three of " + group;

  @AfterEach
  void end_the_threads() {
    executor.shutdownNow();
  }

  protected static List<PartReturned.Effect> effects(List<Future<PartReturned>> deliveries)
      throws Exception {
    List<PartReturned.Effect> effects = new ArrayList<>();
    for (Future<PartReturned> delivery : deliveries) {
      effects.add(delivery.get().effect());
    }
    return effects;
  }

  protected PartReturned returned(String taskId) {
    tasks.storeResult(TaskOutcome.of(taskId, "SUCCESS").result("1").build());
    return chords.partReturned(group, taskId);
  }

  protected Optional<StuckChord> stuck() {
    return stuck(Duration.ZERO);
  }

  protected Optional<StuckChord> stuck(Duration quietFor) {
    Page<StuckChord> page = chords.getStuck(quietFor, PageRequest.first(1000));
    return page.items().stream().filter(chord -> chord.groupId().equals(group)).findFirst();
  }

  protected ChordCompleted awaitTold() {
    await().untilAsserted(() -> assertThat(toldAbout(group)).isNotEmpty());
    return toldAbout(group).get(0);
  }

  protected static List<ChordCompleted> toldAbout(String group) {
    return ChordListener.COMPLETED.stream().filter(e -> e.groupId().equals(group)).toList();
  }

  protected static List<ChordPartFailed> failuresOf(String group) {
    return ChordListener.FAILED.stream().filter(e -> e.groupId().equals(group)).toList();
  }

  protected Delivery delivery() {
    return chords.progress(group).orElseThrow().completions().get(0).delivery();
  }

  protected String completionId() {
    return chords.progress(group).orElseThrow().completions().get(0).completionId();
  }

  protected CompletionSummary dead(String group) {
    return chords.completions(Optional.of(Delivery.DEAD), PageRequest.first(1000)).items().stream()
        .filter(completion -> completion.groupId().equals(group))
        .findFirst()
        .orElseThrow();
  }

  /** As DCR's apply_chord does. */
  protected void pythonBegins(String groupId, int size, String... taskIds) throws SQLException {
    StringBuilder tuples = new StringBuilder();
    for (String id : taskIds) {
      tuples.append(tuples.isEmpty() ? "" : ", ").append("[[\"" + id + "\", null], null]");
    }
    execute(
        "INSERT INTO django_celery_results_chordcounter (group_id, sub_tasks, count)"
            + " VALUES (?, '["
            + tuples
            + "]', "
            + size
            + ")",
        groupId);
  }

  protected void execute(String sql, String parameter) throws SQLException {
    try (Connection connection = chords.connectionForWrite().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      statement.executeUpdate();
    }
  }
}
