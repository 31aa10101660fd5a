package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.celeryresults.chord.PartReturned;
import org.celeryresults.it.contract.ChordsFixture;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No listener waits for the next look at what is due, which comes but once an hour here. */
@ExtendWith(ArquillianExtension.class)
class ChordsToldAtOnceIT extends ChordsFixture {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.on(
        Database.H2,
        BuiltEar.listening(BuiltEar.with(ChordsToldAtOnceIT.class, ChordsFixture.class)),
        "celery.results.chord-delivery.interval=PT1H");
  }

  @Test
  void listeners_are_told_at_once() {
    chords.createChord(group, List.of(one));
    returned(one);
    assertThat(awaitTold().attempt()).isEqualTo(1);
  }

  @Test
  void of_many_that_complete_at_once_every_listener_is_told_at_once() throws Exception {
    List<String> groups = IntStream.range(0, 100).mapToObj(i -> group + " " + i).toList();
    List<Callable<PartReturned>> parts = new ArrayList<>();
    for (String each : groups) {
      chords.createChord(each, List.of(each + ".1"));
      parts.add(() -> chords.partReturned(each, each + ".1"));
    }
    assertThat(effects(executor.invokeAll(parts))).containsOnly(PartReturned.Effect.COMPLETED);
    await()
        .untilAsserted(
            () -> assertThat(groups).allSatisfy(each -> assertThat(toldAbout(each)).hasSize(1)));
  }
}
