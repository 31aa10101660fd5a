package org.celeryresults.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunsTest {
  private final Runs runs = new Runs();
  private final Pauses pauses = new Pauses(Duration.ofMinutes(1), () -> true);

  @Test
  void the_end_stops_what_is_at_work_without_waiting_for_it_and_nothing_begins_any_more()
      throws InterruptedException {
    assertThat(runs.enter(pauses)).isTrue();
    assertThat(runs.isClosing(Duration.ZERO)).isFalse();

    runs.close();

    assertThat(pauses.isStopped()).isTrue();
    assertThat(runs.isClosing(Duration.ZERO)).isTrue();
    assertThat(runs.enter(pauses)).isFalse();
  }
}
