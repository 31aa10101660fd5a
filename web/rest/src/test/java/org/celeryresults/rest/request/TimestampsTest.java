package org.celeryresults.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimestampsTest {
  @Test
  void digits_below_microseconds_are_cut() {
    assertThat(Timestamps.parse("2026-11-22T08:00:00.123456789Z"))
        .isEqualTo(Instant.parse("2026-11-22T08:00:00.123456Z"));
  }

  @Test
  void a_plus_sign_that_the_url_has_lost_is_understood() {
    assertThat(Timestamps.parse("2026-11-22T08:00:00 01:00"))
        .isEqualTo(Instant.parse("2026-11-22T07:00:00Z"));
  }
}
