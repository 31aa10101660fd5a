package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ejb.EJB;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.celeryresults.chord.ChordSummary;
import org.celeryresults.chord.Delivery;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeManager;
import org.celeryresults.purge.PurgeState;
import org.celeryresults.purge.PurgeStep;
import org.celeryresults.purge.StepProgress;
import org.celeryresults.retention.RetentionManager;
import org.celeryresults.retention.Tally;
import org.celeryresults.store.PageRequest;
import org.celeryresults.task.TaskOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How chords, and what is kept of them, age and expire. */
public abstract class ChordExpiryContract extends ChordsFixture {
  private static final int MANY = 100;
  private static final Duration DAY = Duration.ofDays(1);
  private static final String LONG_AGO = "TIMESTAMP '2020-01-01 00:00:00'";

  @EJB private PurgeManager purges;
  @EJB private RetentionManager retention;

  @Test
  void what_is_old_is_deleted_but_never_what_nobody_was_told() {
    ended(group, one);
    String waiting = "waiting " + group;
    chords.createChord(waiting, List.of(two));
    chords.deleteExpired(Duration.ZERO);
    assertThat(chords.progress(group)).isEmpty();
    assertThat(chords.findChord(waiting)).as("younger than abandoned-after").isPresent();
    assertThat(chords.getAllExpired(Duration.ZERO, PageRequest.first(10)).items()).isEmpty();
  }

  @Test
  void a_chord_is_as_old_as_its_last_sign_of_life() throws SQLException {
    chords.createChord(group, List.of(one, two));
    assertThat(expired()).as("begun just now").isEmpty();
    ageBegun(group);
    assertThat(expired()).containsExactly(group);

    tasks.storeResult(TaskOutcome.of(two, "STARTED").build());
    assertThat(expired()).as("a member was stored just now").isEmpty();
    assertThat(chords.deleteExpired(DAY)).isZero();
    ageResult(two);
    assertThat(expired()).containsExactly(group);

    returned(one);
    ageResult(one);
    assertThat(expired()).as("a part returned just now").isEmpty();
    assertThat(chords.deleteExpired(DAY)).isZero();
    ageParts(group);

    assertThat(chords.deleteExpired(DAY)).isEqualTo(1);
    assertThat(chords.findChord(group)).isEmpty();
    assertThat(chords.progress(group)).as("its ledger").isEmpty();
  }

  @Test
  void a_chord_that_python_began_is_as_old_as_its_first_sight() throws SQLException {
    beginWithNothingExpired();
    pythonBegins(group, 1, three);
    assertThat(chords.deleteExpired(DAY)).isZero();
    assertThat(chords.progress(group).orElseThrow().firstSeen()).isPresent();
    ageBegun(group);

    Purge purge = Purging.run(purges);

    assertThat(purge.progress().of(PurgeStep.CHORDS).rows()).isEqualTo(1);
    assertThat(chords.findChord(group)).isEmpty();
  }

  @Test
  void a_purge_deletes_chords_that_were_abandoned_and_a_dry_run_counts_them() throws SQLException {
    beginWithNothingExpired();
    String pinned = "pinned " + group;
    String young = "young " + group;
    List.of(group, pinned, young).forEach(id -> chords.createChord(id, List.of(one, two)));
    retention.pin(pinned, null);
    ageBegun(group);
    ageBegun(pinned);

    Purge dry = Purging.run(purges, "dryRun", "true");
    assertThat(dry.progress().of(PurgeStep.CHORDS).rows()).isEqualTo(1);
    assertThat(chords.findChord(group)).isPresent();

    Purge purge = Purging.run(purges);
    assertThat(purge.state()).isEqualTo(PurgeState.COMPLETED);
    assertThat(purge.progress().of(PurgeStep.CHORDS).rows()).isEqualTo(1);
    assertThat(purge.progress().of(PurgeStep.OWN_TABLES).rows()).as("it was begun").isEqualTo(1);
    assertThat(chords.findChord(group)).isEmpty();
    assertThat(List.of(pinned, young)).allMatch(id -> chords.findChord(id).isPresent());
    retention.unpin(pinned);
    chords.deleteExpired(DAY);
    assertThat(chords.findChord(pinned)).isEmpty();
  }

  @Test
  @Timeout(60)
  void a_chord_that_was_pinned_while_others_expire_stays() throws Exception {
    beginWithNothingExpired();
    List<String> ids = IntStream.range(0, MANY).mapToObj(i -> i + " " + group).toList();
    for (String id : ids) {
      chords.createChord(id, List.of(one));
      ageBegun(id);
    }
    Future<Long> deleting = executor.submit(() -> chords.deleteExpired(DAY));
    Set<String> pinned = new HashSet<>();
    for (String id : ids) {
      retention.pin(id, null);
      if (chords.findChord(id).isPresent()) {
        pinned.add(id);
      }
    }

    assertThat(deleting.get() + pinned.size()).isEqualTo(MANY);
    assertThat(pinned).allMatch(id -> chords.findChord(id).isPresent());
    ids.forEach(retention::unpin);
    assertThat(chords.deleteExpired(DAY)).isEqualTo(pinned.size());
  }

  @Test
  void a_purge_deletes_no_more_rows_of_any_table_than_it_may() throws SQLException {
    beginWithChordsThatEnded("dead " + group, "untold " + group);

    assertThat(ownTables("dryRun", "true", "maxRows", "2").rows()).isEqualTo(2);
    assertThat(ownTables("maxRows", "2").rows()).isEqualTo(2);
    assertThat(ownTables("maxRows", "1").rows()).isEqualTo(1);
    assertThat(ownTables("batchSize", "1").rows()).as("what was left").isEqualTo(4);
  }

  @Test
  void a_chord_that_is_being_counted_is_left() throws Exception {
    beginWithNothingExpired();
    chords.createChord(group, List.of(one, two));
    ageBegun(group);
    transaction.begin();
    try {
      chords.partReturned(group, one);

      assertThat(Purging.run(purges).progress().of(PurgeStep.CHORDS))
          .satisfies(step -> assertThat(step.rows()).isZero())
          .satisfies(step -> assertThat(step.kept().busy()).isEqualTo(1));
    } finally {
      transaction.commit();
    }
    assertThat(chords.deleteExpired(DAY)).as("the part counts").isZero();
    assertThat(chords.findChord(group)).get().matches(chord -> chord.count() == 1);
  }

  @Test
  void a_purge_deletes_what_was_kept_of_chords_and_of_purges() throws SQLException {
    String dead = "dead " + group;
    String untold = "untold " + group;
    Purge old = beginWithChordsThatEnded(dead, untold);

    StepProgress counted = ownTables("dryRun", "true");
    assertThat(counted.rows()).as("two completions, a purge").isEqualTo(3);
    assertThat(List.of(group, dead)).allMatch(id -> chords.progress(id).isPresent());
    assertThat(purges.find(old.purgeId())).isPresent();

    StepProgress deleted = ownTables();
    assertThat(deleted.deleted())
        .filteredOn(isRule("history"))
        .extracting(Tally::rows)
        .containsExactly(1L);
    assertThat(deleted.deleted())
        .filteredOn(isRule("default"))
        .extracting(Tally::rows)
        .as("completion, line of the ledger, begun: each twice")
        .containsExactly(6L);
    assertThat(List.of(group, dead)).allMatch(id -> chords.progress(id).isEmpty());
    assertThat(chords.progress(untold)).isPresent();
    assertThat(purges.find(old.purgeId())).isEmpty();
  }

  /** Two whose listeners are done with, long ago; one that is to be told; and an old purge. */
  private Purge beginWithChordsThatEnded(String dead, String untold) throws SQLException {
    beginWithNothingExpired();
    ended(group, one);
    ended(dead, two);
    ended(untold, three);
    deliver(dead, "DEAD");
    deliver(untold, "PENDING");
    for (String id : List.of(group, dead)) {
      ageKept(id);
    }
    Purge old = Purging.run(purges, "dryRun", "true");
    set(
        "celery_results_purge SET date_started = " + LONG_AGO + " WHERE purge_id = ?",
        old.purgeId());
    return old;
  }

  /** What other tests left isn't counted. */
  private void beginWithNothingExpired() {
    Purging.run(purges);
  }

  private StepProgress ownTables(String... parameters) {
    return Purging.run(purges, parameters).progress().of(PurgeStep.OWN_TABLES);
  }

  private static Predicate<Tally> isRule(String name) {
    return tally -> tally.rule().equals(name);
  }

  private List<String> expired() {
    return chords.getAllExpired(DAY, PageRequest.first(10)).items().stream()
        .map(ChordSummary::groupId)
        .toList();
  }

  /** Begins the chord, lets its part return, and waits until it was told. */
  private void ended(String groupId, String part) {
    chords.createChord(groupId, List.of(part));
    chords.partReturned(groupId, part);
    await()
        .until(
            () -> chords.progress(groupId).orElseThrow().completions().get(0).delivery(),
            Delivery.DELIVERED::equals);
  }

  private void deliver(String groupId, String delivery) throws SQLException {
    set(
        "celery_results_chord_completion SET delivery = '" + delivery + "' WHERE group_id = ?",
        groupId);
  }

  private void ageKept(String groupId) throws SQLException {
    ageBegun(groupId);
    ageParts(groupId);
    set(
        "celery_results_chord_completion SET date_created = " + LONG_AGO + " WHERE group_id = ?",
        groupId);
  }

  private void ageBegun(String groupId) throws SQLException {
    set("celery_results_chord SET date_created = " + LONG_AGO + " WHERE group_id = ?", groupId);
  }

  private void ageParts(String groupId) throws SQLException {
    set("celery_results_chord_part SET date_done = " + LONG_AGO + " WHERE group_id = ?", groupId);
  }

  private void ageResult(String taskId) throws SQLException {
    set(
        "django_celery_results_taskresult SET date_done = " + LONG_AGO + " WHERE task_id = ?",
        taskId);
  }

  private void set(String update, String parameter) throws SQLException {
    execute("UPDATE " + update, parameter);
  }
}
