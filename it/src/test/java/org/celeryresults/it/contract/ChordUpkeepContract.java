package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.celeryresults.chord.PartReturned.Effect.UNKNOWN_CHORD;

import java.time.Duration;
import java.util.List;
import org.celeryresults.chord.ChordCompleted;
import org.celeryresults.chord.ChordProgress;
import org.celeryresults.chord.CompletionSummary;
import org.celeryresults.chord.Delivery;
import org.celeryresults.chord.StuckChord;
import org.celeryresults.it.listener.ChordListener;
import org.celeryresults.store.PageRequest;
import org.celeryresults.task.TaskOutcome;
import org.junit.jupiter.api.Test;

/** What operators see of chords, and do about them. */
public abstract class ChordUpkeepContract extends ChordExpiryContract {
  /** So that a listener that fails is given up within the test. */
  protected static String[] settings() {
    return new String[] {
      "celery.results.chord-delivery.interval=PT0.2S",
      "celery.results.chord-delivery.delay=PT0.1S",
      "celery.results.chord-delivery.max-attempts=3"
    };
  }

  @Test
  void a_listener_that_fails_is_tried_again_and_given_up_visibly() {
    ChordListener.BROKEN.add(group);
    chords.createChord(group, List.of(one));
    returned(one);
    await().untilAsserted(() -> assertThat(delivery()).isEqualTo(Delivery.DEAD));
    assertThat(toldAbout(group)).extracting(ChordCompleted::attempt).containsExactly(1, 2, 3);
    assertThat(toldAbout(group)).extracting(ChordCompleted::id).containsOnly(completionId());
    assertThat(tasks.findTask(ChordListener.body(group))).as("rolled back").isEmpty();
    CompletionSummary dead = dead(group);
    assertThat(dead.attempts()).isEqualTo(3);
    assertThat(dead.error()).contains("broken on purpose");

    ChordListener.BROKEN.remove(group);
    assertThat(chords.redeliver(dead.completionId())).isTrue();
    await().untilAsserted(() -> assertThat(delivery()).isEqualTo(Delivery.DELIVERED));
    assertThat(tasks.findTask(ChordListener.body(group))).isPresent();
    assertThat(chords.redeliver("none")).isFalse();
  }

  @Test
  void a_chord_whose_parts_were_lost_is_found_and_completed_by_hand() {
    chords.createChord(group, List.of(one, two));
    returned(one);
    assertThat(stuck()).isEmpty();
    tasks.storeResult(TaskOutcome.of(two, "REVOKED").build());
    StuckChord found = stuck().orElseThrow();
    assertThat(found.remaining()).isEqualTo(1);
    assertThat(found.since()).isEqualTo(tasks.getTask(two).dateDone());
    assertThat(stuck(Duration.ofHours(1))).isEmpty();

    assertThat(chords.completeChord(group)).isTrue();
    assertThat(awaitTold().members()).hasSize(2);
    assertThat(chords.completeChord(group)).isFalse();
    assertThat(stuck()).isEmpty();
    assertThat(returned(two).effect()).isEqualTo(UNKNOWN_CHORD);
  }

  @Test
  void progress_is_told_until_the_chord_expires() {
    assertThat(chords.progress(group)).isEmpty();
    chords.createChord(group, List.of(one, two));
    returned(one);
    ChordProgress half = chords.progress(group).orElseThrow();
    assertThat(half.remaining()).isEqualTo(1);
    assertThat(half.size()).contains(2);
    assertThat(half.header().completedCount()).isEqualTo(1);
    assertThat(half.isComplete()).isFalse();
    assertThat(chords.search(PageRequest.first(1000)).items())
        .filteredOn(chord -> chord.groupId().equals(group))
        .singleElement()
        .satisfies(chord -> assertThat(chord.remaining()).isEqualTo(1))
        .satisfies(chord -> assertThat(chord.size()).isEqualTo(2));
    returned(two);
    awaitTold();
    ChordProgress whole = chords.progress(group).orElseThrow();
    assertThat(whole.isComplete()).isTrue();
    assertThat(whole.header().successful()).isTrue();
    assertThat(whole.completions()).hasSize(1);
  }
}
