package org.celeryresults.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
  private static final Duration QUICK = Duration.ofMillis(20);

  @Test
  void a_failure_halves_it_down_to_one_row() {
    BatchSize size = BatchSize.of(5);
    assertThat(size.halved().rows()).isEqualTo(2);
    assertThat(size.halved().halved().halved().rows()).isEqualTo(1);
    assertThat(size.halved().halved().isLeast()).isTrue();
  }

  @Test
  void good_batches_let_it_grow_back_to_what_was_asked_for() {
    BatchSize size = BatchSize.of(1000).halved().halved().halved();
    assertThat(size.rows()).isEqualTo(125);
    assertThat(size.after(QUICK).rows()).isEqualTo(250);
    assertThat(size.after(QUICK).after(QUICK).after(QUICK).after(QUICK).rows()).isEqualTo(1000);
  }

  @Test
  void one_that_takes_too_long_is_halved_though_it_succeeded() {
    assertThat(BatchSize.of(1000).after(Duration.ofSeconds(3)).rows()).isEqualTo(500);
  }
}
