package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** A listener that never comes back, for one chord. */
@ExtendWith(ArquillianExtension.class)
class ChordListenerHangsIT extends ChordsFixture {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.on(
        Database.H2,
        BuiltEar.listening(BuiltEar.with(ChordListenerHangsIT.class, ChordsFixture.class)),
        ChordListener.BLOCKS + "=true",
        "celery.results.chord-delivery.threads=2",
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

    List<String> others = IntStream.range(0, 10).mapToObj(i -> group + " " + i).toList();
    others.forEach(this::complete);
    await()
        .untilAsserted(
            () ->
                assertThat(others)
                    .allSatisfy(
                        other -> assertThat(delivery(other)).isEqualTo(Delivery.DELIVERED)));
  }

  private void complete(String chord) {
    chords.createChord(chord, List.of(chord + ".1"));
    chords.partReturned(chord, chord + ".1");
  }

  private Delivery delivery(String chord) {
    return chords.progress(chord).orElseThrow().completions().get(0).delivery();
  }
}
