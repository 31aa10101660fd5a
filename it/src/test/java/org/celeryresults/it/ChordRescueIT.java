package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ejb.EJB;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.chord.ChordProgress;
import org.celeryresults.chord.Delivery;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Chords that are stuck, where a rule completes them; and nobody who listens. */
@ExtendWith(ArquillianExtension.class)
class ChordRescueIT {
  @EJB private ChordManager chords;
  @EJB private TaskResultManager tasks;

  private final String group = UUID.randomUUID().toString();

  @Deployment
  static EnterpriseArchive ear() {
    Database.POSTGRESQL.clear();
    return BuiltEar.on(
        Database.POSTGRESQL,
        BuiltEar.with(ChordRescueIT.class),
        "celery.results.chord-stuck-after=PT0.2S",
        "celery.results.chord-sweep-interval=PT0.1S",
        "celery.results.chord-delivery.interval=PT0.1S");
  }

  @Test
  void a_chord_all_of_whose_members_have_finished_is_completed_and_no_other() {
    String waiting = "waiting " + group;
    chords.createChord(group, List.of(group + 1, group + 2));
    chords.createChord(waiting, List.of(group + 1, group + 3));
    store(group + 1, "SUCCESS");
    store(group + 2, "FAILURE");
    store(group + 3, "STARTED");

    await().until(() -> chords.findChord(group).isEmpty());

    ChordProgress progress = chords.progress(group).orElseThrow();
    assertThat(progress.isComplete()).isTrue();
    assertThat(progress.completions()).hasSize(1);
    assertThat(chords.findChord(waiting)).isPresent();
  }

  @Test
  void a_completion_that_nobody_listens_to_stays_there_to_be_read() {
    chords.createChord(group, List.of(group + 1));
    chords.partReturned(group, group + 1);
    String later = "later " + group;
    chords.createChord(later, List.of(group + 2));
    store(group + 2, "SUCCESS");
    await().until(() -> chords.findChord(later).isEmpty());

    assertThat(chords.progress(group).orElseThrow().completions())
        .singleElement()
        .satisfies(completion -> assertThat(completion.delivery()).isEqualTo(Delivery.PENDING))
        .satisfies(completion -> assertThat(completion.attempts()).isZero());
    chords.deleteExpired(Duration.ZERO);
    assertThat(chords.progress(group).orElseThrow().completions()).hasSize(1);
  }

  private void store(String id, String status) {
    tasks.storeResult(TaskOutcome.of(id, status).build());
  }
}
