package org.celeryresults.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void a_wait_doubles_up_to_the_longest() {
    Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofSeconds(30));
    assertThat(backoff.after(1)).hasSeconds(5);
    assertThat(backoff.after(2)).hasSeconds(10);
    assertThat(backoff.after(3)).hasSeconds(20);
    assertThat(backoff.after(4)).hasSeconds(30);
    assertThat(backoff.after(Integer.MAX_VALUE)).hasSeconds(30);
  }

  @Test
  void no_wait_is_longer_than_the_longest_not_even_the_first() {
    Backoff backoff = new Backoff(Duration.ofHours(1), Duration.ofMinutes(1));
    assertThat(backoff.after(1)).hasMinutes(1);
  }

  @Test
  void no_wait_stays_no_wait() {
    Backoff backoff = new Backoff(Duration.ZERO, Duration.ofMinutes(1));
    assertThat(backoff.after(Integer.MAX_VALUE)).isZero();
  }
}
