package org.celeryresults.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.celeryresults.it.listener.ChordListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chords whose parts return on two nodes, and whose listeners are on both. */
abstract class TwoNodesChordsContract extends TwoNodesContract {

  private static final int PARTS = 50;
  private static final int MOST_DELIVERIES = 3;
  private static final long SEED = 20261122;

  /** All of them in one run of the tests, a part in the others: they take their time. */
  private static final int PART_OF_THEM = Integer.getInteger("it.part-of-the-chords", 1);

  /** How many chords are counted down at once: each costs a hundred requests. */
  abstract int chordsAtOnce();

  @Test
  @Timeout(300)
  void every_chord_completes_once_on_whichever_node_its_last_part_returns() throws Exception {
    int count = chordsAtOnce() / PART_OF_THEM;
    Random random = new Random(SEED);
    List<Callable<String>> deliveries = new ArrayList<>();
    for (String chord : chords(count)) {
      List<String> parts = IntStream.range(0, PARTS).mapToObj(i -> chord + "." + i).toList();
      assertThat(node(random).chord(chord, parts).statusCode()).isEqualTo(201);
      for (String part : parts) {
        for (int times = deliveries(random); times > 0; times--) {
          Rest node = node(random);
          deliveries.add(() -> effect(node, chord, part));
        }
      }
    }
    Collections.shuffle(deliveries, random);

    List<String> effects = results(deliveries);

    assertThat(Collections.frequency(effects, "COMPLETED")).isEqualTo(count);
    assertThat(Collections.frequency(effects, "COUNTED")).isEqualTo(count * (PARTS - 1));
    assertThat(effects).containsOnly("COMPLETED", "COUNTED", "DUPLICATE");
    for (String chord : chords(count)) {
      awaitTold(chord, Duration.ofSeconds(30));
    }
  }

  /** One as a rule; up to three where a message is delivered again. */
  private static int deliveries(Random random) {
    return random.nextInt(3) == 0 ? 1 + random.nextInt(MOST_DELIVERIES) : 1;
  }

  /** Its workers hang in the first listeners, so that of the others nobody has been told. */
  @Test
  @Timeout(120)
  void the_other_node_tells_what_one_that_was_killed_had_committed() throws Exception {
    List<Callable<String>> deliveries = new ArrayList<>();
    List<String> chords = chords(20).stream().map(ChordListener::blocked).toList();
    for (String chord : chords) {
      here().chord(chord, List.of(chord + ".1"));
      deliveries.add(() -> effect(there(), chord, chord + ".1"));
    }
    assertThat(results(deliveries)).containsOnly("COMPLETED");
    await().until(() -> chords.stream().anyMatch(this::isBegun));
    second().kill();
    try {
      for (String chord : chords) {
        awaitTold(chord, INTERVAL.plus(TIMEOUT).plus(INTERVAL).plusSeconds(5));
      }
    } finally {
      second().start();
    }
  }

  /** Its listener has been called, and has not come back. */
  private boolean isBegun(String chord) {
    return completion(chord).get("delivery").equals("PENDING")
        && ((Number) completion(chord).get("attempts")).intValue() == 1;
  }

  private Map<?, ?> completion(String chord) {
    try {
      return (Map<?, ?>) ((List<?>) here().chord(chord).get("completions")).get(0);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> chords(int count) {
    return IntStream.range(0, count).mapToObj(i -> id() + "-" + i).toList();
  }

  private Rest node(Random random) {
    return random.nextBoolean() ? here() : there();
  }

  private static String effect(Rest node, String chord, String part) throws Exception {
    return String.valueOf(Rest.document(node.part(chord, part)).get("effect"));
  }

  private List<String> results(List<Callable<String>> deliveries) throws Exception {
    List<String> results = new ArrayList<>();
    for (Future<String> delivery : executor().invokeAll(deliveries)) {
      results.add(delivery.get());
    }
    return results;
  }

  /** One completion, and what the listener stored of it. */
  private void awaitTold(String chord, Duration longest) {
    await()
        .atMost(longest)
        .untilAsserted(
            () ->
                assertThat(here().chord(chord).get("completions"))
                    .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                    .singleElement()
                    .satisfies(told -> assertThat(told.get("delivery")).isEqualTo("DELIVERED")));
    await().until(() -> "SUCCESS".equals(here().row(ChordListener.body(chord)).get("status")));
  }
}
