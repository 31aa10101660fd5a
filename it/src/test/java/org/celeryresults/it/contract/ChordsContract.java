package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.celeryresults.chord.PartReturned.Effect.COMPLETED;
import static org.celeryresults.chord.PartReturned.Effect.COUNTED;
import static org.celeryresults.chord.PartReturned.Effect.DUPLICATE;
import static org.celeryresults.chord.PartReturned.Effect.UNKNOWN_CHORD;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.celeryresults.chord.ChordCompleted;
import org.celeryresults.chord.ChordPartFailed;
import org.celeryresults.chord.Delivery;
import org.celeryresults.chord.PartReturned;
import org.celeryresults.it.listener.ChordListener;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.task.TaskOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chords: begun once, counted down exactly, and told to listeners. */
public abstract class ChordsContract extends ChordUpkeepContract {
  @Test
  void the_last_part_completes_the_chord_and_listeners_are_told() {
    assertThat(chords.createChord(group, List.of(one, two, three))).isTrue();
    assertThat(returned(two)).isEqualTo(new PartReturned(COUNTED, 2));
    assertThat(returned(one)).isEqualTo(new PartReturned(COUNTED, 1));
    assertThat(chords.findChord(group).orElseThrow().count()).isEqualTo(1);
    assertThat(returned(three)).isEqualTo(new PartReturned(COMPLETED, 0));

    assertThat(chords.findChord(group)).isEmpty();
    ChordCompleted told = awaitTold();
    assertThat(told.members()).isEqualTo(ResultTuple.tasks(List.of(one, two, three)));
    assertThat(told.attempt()).isEqualTo(1);
    assertThat(chords.headerOf(told).successful()).isTrue();
    await().untilAsserted(() -> assertThat(delivery()).isEqualTo(Delivery.DELIVERED));
    assertThat(tasks.findTask(ChordListener.body(group))).isPresent();
    assertThat(toldAbout(group)).hasSize(1);
  }

  @Test
  void a_part_that_is_delivered_again_counts_once() {
    chords.createChord(group, List.of(one, two));
    assertThat(returned(one).effect()).isEqualTo(COUNTED);
    assertThat(returned(one).effect()).isEqualTo(DUPLICATE);
    assertThat(chords.findChord(group).orElseThrow().count()).isEqualTo(1);
    assertThat(returned(two).effect()).isEqualTo(COMPLETED);
    assertThat(returned(two).effect()).isEqualTo(DUPLICATE);
    assertThat(returned(one).effect()).isEqualTo(DUPLICATE);
  }

  @Test
  void a_chord_is_begun_once_even_after_it_is_complete() {
    assertThat(chords.createChord(group, List.of(one))).isTrue();
    assertThat(chords.createChord(group, List.of(one))).isFalse();
    returned(one);
    assertThat(chords.createChord(group, List.of(one))).isFalse();
    assertThat(chords.findChord(group)).isEmpty();
  }

  @Test
  void a_chord_can_t_be_begun_with_another_header() {
    chords.createChord(group, List.of(one, two));
    assertThatThrownBy(() -> chords.createChord(group, List.of(one, three)))
        .isInstanceOf(CeleryResultsException.class)
        .hasMessageContaining("CELRES-0031");
    returned(one);
    returned(two);
    assertThatThrownBy(() -> chords.createChord(group, List.of(one)))
        .hasMessageContaining("CELRES-0031");
  }

  @Test
  void a_chord_that_python_began_is_counted_down_too() throws SQLException {
    pythonBegins(group, 2, one, two);
    assertThat(chords.createChord(group, List.of(one, two))).isFalse();
    assertThat(returned(one)).isEqualTo(new PartReturned(COUNTED, 1));
    assertThat(returned(two)).isEqualTo(new PartReturned(COMPLETED, 0));
    assertThat(awaitTold().members()).isEqualTo(ResultTuple.tasks(List.of(one, two)));
  }

  @Test
  void parts_of_chains_and_groups_count() {
    ResultTuple chain = new ResultTuple(one, new ResultTuple("before " + one, null, null), null);
    ResultTuple nested = new ResultTuple("nested", null, ResultTuple.tasks(List.of(two, three)));
    chords.createChord(group, List.of(chain, nested), 3);
    assertThat(returned(three).remaining()).isEqualTo(2);
    assertThat(returned(one).remaining()).isEqualTo(1);
    assertThat(returned(two).effect()).isEqualTo(COMPLETED);
    assertThat(awaitTold().members()).containsExactly(chain, nested);
  }

  @Test
  void ids_have_255_characters_of_any_kind() {
    String longest = group + "🎈".repeat(255 - group.length());
    String part = one + "🎈".repeat(255 - one.length());
    assertThat(chords.createChord(longest, List.of(part))).isTrue();
    assertThat(chords.partReturned(longest, part).effect()).isEqualTo(COMPLETED);
    assertThat(chords.partReturned(longest, part).effect()).isEqualTo(DUPLICATE);
  }

  @Test
  void unknown_chords_and_foreign_parts_are_told_apart() {
    assertThat(chords.partReturned("nobody's " + group, one).effect()).isEqualTo(UNKNOWN_CHORD);
    assertThat(chords.partReturned("\u0000", one).effect()).isEqualTo(UNKNOWN_CHORD);
    chords.createChord(group, List.of(one));
    assertThatThrownBy(() -> chords.partReturned(group, "foreign"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("CELRES-0033")
        .hasMessageContaining("foreign");
    assertThat(chords.findChord(group).orElseThrow().count()).isEqualTo(1);
  }

  @Test
  void nothing_at_all_is_refused_by_its_name() {
    List<ResultTuple> members = ResultTuple.tasks(List.of(one));
    assertMissing(() -> chords.createChord(null, members, 1), "group_id");
    assertMissing(() -> chords.createChord(group, null, 1), "members");
    assertMissing(() -> chords.createChord(group, null), "task_ids");
    assertMissing(() -> chords.createChord(group, Collections.singletonList(null)), "members");
    assertMissing(() -> chords.createChord(group, Collections.singletonList(null), 1), "members");
    assertMissing(() -> chords.partReturned(null, one), "group_id");
    assertMissing(() -> chords.partReturned(group, null), "task_id");
    assertMissing(() -> chords.completeChord(null), "group_id");
    assertMissing(() -> chords.progress(null), "group_id");
  }

  private static void assertMissing(ThrowingCallable call, String field) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("CELRES-0001: " + field);
  }

  @Test
  void what_could_never_be_counted_down_is_refused() {
    assertThatThrownBy(() -> chords.createChord(group, List.of()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("members");
    assertThatThrownBy(() -> chords.createChord(group, List.of(one, one)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("CELRES-0032");
    assertThatThrownBy(() -> chords.createChord(group, ResultTuple.tasks(List.of(one)), 0))
        .hasMessageContaining("CELRES-0032");
    assertThatThrownBy(() -> chords.createChord("g".repeat(256), List.of(one)))
        .hasMessageContaining("group_id");
    assertThatThrownBy(() -> chords.createChord(group, List.of("a\u0000b")))
        .hasMessageContaining("members");
    assertThat(chords.progress(group)).isEmpty();
  }

  @Test
  @Timeout(60)
  void of_many_deliveries_of_one_part_one_counts() throws Exception {
    chords.createChord(group, List.of(one, two));
    CyclicBarrier together = new CyclicBarrier(THREADS);
    List<Future<PartReturned>> deliveries = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      deliveries.add(
          executor.submit(
              () -> {
                together.await();
                return chords.partReturned(group, one);
              }));
    }
    assertThat(effects(deliveries))
        .hasSize(THREADS)
        .containsOnlyOnce(COUNTED)
        .containsOnly(COUNTED, DUPLICATE);
    assertThat(chords.findChord(group).orElseThrow().count()).isEqualTo(1);
  }

  @Test
  @Timeout(120)
  void every_chord_completes_once_whatever_comes_when_and_how_often() throws Exception {
    int size = 10;
    List<String> groups = IntStream.range(0, 20).mapToObj(i -> group + " " + i).toList();
    List<Callable<PartReturned>> deliveries = new ArrayList<>();
    Random random = new Random(SEED);
    for (String chord : groups) {
      List<String> parts = IntStream.range(0, size).mapToObj(i -> chord + "." + i).toList();
      chords.createChord(chord, parts);
      for (String part : parts) {
        Callable<PartReturned> delivery = () -> chords.partReturned(chord, part);
        deliveries.addAll(Collections.nCopies(1 + random.nextInt(3), delivery));
      }
    }
    Collections.shuffle(deliveries, random);
    List<PartReturned.Effect> effects = effects(executor.invokeAll(deliveries));

    assertThat(effects).filteredOn(COMPLETED::equals).hasSize(groups.size());
    assertThat(effects).filteredOn(COUNTED::equals).hasSize(groups.size() * (size - 1));
    assertThat(effects).containsOnly(COMPLETED, COUNTED, DUPLICATE);
    for (String chord : groups) {
      await().untilAsserted(() -> assertThat(toldAbout(chord)).isNotEmpty());
      assertThat(toldAbout(chord)).extracting(ChordCompleted::id).hasSize(1);
    }
  }

  @Test
  void a_failed_part_is_told_at_once() {
    chords.createChord(group, List.of(one, two));
    tasks.storeResult(TaskOutcome.of(one, "FAILURE").traceback("why").build());
    assertThat(chords.partReturned(group, one).effect()).isEqualTo(COUNTED);
    await().untilAsserted(() -> assertThat(failuresOf(group)).hasSize(1));
    ChordPartFailed told = failuresOf(group).get(0);
    assertThat(told.taskId()).isEqualTo(one);
    assertThat(told.status()).isEqualTo("FAILURE");
    assertThat(chords.partReturned(group, one).effect()).isEqualTo(DUPLICATE);
    assertThat(toldAbout(group)).isEmpty();
    returned(two);
    assertThat(chords.headerOf(awaitTold()).failed()).isTrue();
    assertThat(failuresOf(group)).hasSize(1);
  }

  @Test
  void a_part_is_rolled_back_with_the_caller_s_transaction() throws Exception {
    chords.createChord(group, List.of(one));
    transaction.begin();
    assertThat(returned(one).effect()).isEqualTo(COMPLETED);
    transaction.rollback();
    assertThat(chords.findChord(group).orElseThrow().count()).isEqualTo(1);
    assertThat(tasks.findTask(one)).isEmpty();
    transaction.begin();
    returned(one);
    transaction.commit();
    assertThat(awaitTold().attempt()).isEqualTo(1);
    assertThat(toldAbout(group)).hasSize(1);
  }
}
