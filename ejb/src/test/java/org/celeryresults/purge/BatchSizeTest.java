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
    assertThat(size.after(QUICK, false).rows()).isEqualTo(250);
    assertThat(grown(size, 4).rows()).isEqualTo(1000);
  }

  @Test
  void one_that_takes_too_long_is_halved_though_it_succeeded() {
    assertThat(BatchSize.of(1000).after(Duration.ofSeconds(3), false).rows()).isEqualTo(500);
  }

  @Test
  void it_begins_small_and_is_small_again_as_soon_as_others_write() {
    BatchSize begun = BatchSize.of(20_000);
    assertThat(begun.rows()).isEqualTo(2000);
    assertThat(begun.after(QUICK, true).rows()).isEqualTo(2000);
    assertThat(grown(begun, 5).rows()).isEqualTo(20_000);
    assertThat(grown(begun, 5).after(QUICK, true).rows()).isEqualTo(2000);
  }

  @Test
  void what_was_asked_for_is_never_exceeded_in_company() {
    BatchSize size = BatchSize.of(100);
    assertThat(size.rows()).isEqualTo(100);
    assertThat(size.after(QUICK, true).rows()).isEqualTo(100);
    assertThat(size.halved().after(QUICK, true).rows()).isEqualTo(100);
  }

  private static BatchSize grown(BatchSize size, int times) {
    BatchSize grown = size;
    for (int i = 0; i < times; i++) {
      grown = grown.after(QUICK, false);
    }
    return grown;
  }

  @Test
  void what_takes_too_long_of_few_rows_is_not_made_worse_by_fewer() {
    BatchSize slow = BatchSize.of(1000);
    for (int batch = 0; batch < 20; batch++) {
      slow = slow.after(Duration.ofSeconds(3), false);
    }

    assertThat(slow.rows()).isEqualTo(200);
    assertThat(BatchSize.of(7).after(Duration.ofSeconds(3), false).rows()).isEqualTo(7);
  }
}
