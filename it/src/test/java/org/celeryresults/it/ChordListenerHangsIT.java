package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.celeryresults.chord.Delivery;
import org.celeryresults.it.contract.ChordsFixture;
import org.celeryresults.it.listener.ChordListener;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Listeners that never come back, for some chords. */
@ExtendWith(ArquillianExtension.class)
class ChordListenerHangsIT extends ChordsFixture {
  private static final int TOLD_AT_ONCE = 2;

  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.on(
        Database.H2,
        BuiltEar.listening(BuiltEar.with(ChordListenerHangsIT.class, ChordsFixture.class)),
        ChordListener.BLOCKS + "=true",
        "celery.results.chord-delivery.threads=" + TOLD_AT_ONCE,
        "celery.results.chord-delivery.interval=PT0.2S",
        "celery.results.chord-delivery.timeout=PT1S",
        "celery.results.chord-delivery.max-attempts=2");
  }

  @Test
  @Timeout(60)
  void it_is_given_up_and_keeps_no_other_from_being_told() {
    String hanging = ChordListener.blocked(group);
    complete(hanging);
    await().untilAsserted(() -> assertThat(delivery(hanging)).isEqualTo(Delivery.DEAD));
    assertThat(toldAbout(hanging)).hasSize(1);

    List<String> others = several(10, group);
    others.forEach(this::complete);
    awaitAll(others, Delivery.DELIVERED);
  }

  @Test
  @Timeout(60)
  void as_many_as_there_are_threads_are_given_up_and_others_told() {
    List<String> hanging = several(2 * TOLD_AT_ONCE, ChordListener.blocked(group));
    hanging.forEach(this::complete);
    complete(group);
    awaitAll(hanging, Delivery.DEAD);
    awaitAll(List.of(group), Delivery.DELIVERED);
    assertThat(hanging).allSatisfy(each -> assertThat(toldAbout(each)).hasSize(1));
  }

  private static List<String> several(int number, String name) {
    return IntStream.range(0, number).mapToObj(i -> name + " " + i).toList();
  }

  private void awaitAll(List<String> groups, Delivery expected) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(groups)
                    .allSatisfy(each -> assertThat(delivery(each)).isEqualTo(expected)));
  }

  private void complete(String chord) {
    chords.createChord(chord, List.of(chord + ".1"));
    chords.partReturned(chord, chord + ".1");
  }

  private Delivery delivery(String chord) {
    return chords.progress(chord).orElseThrow().completions().get(0).delivery();
  }
}
