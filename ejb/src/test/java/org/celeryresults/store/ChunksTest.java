package org.celeryresults.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunksTest {
  private static final long HALF = 1 << 19;

  @Test
  void ids_come_once_and_only_those_that_a_column_can_hold() {
    assertThat(Chunks.of(List.of("a", "b", "a", "\0", "\ud83d")))
        .containsExactly(List.of("a", "b"));
    assertThat(Chunks.of(List.of())).isEmpty();
  }

  @Test
  void portions_have_a_thousand_items() {
    List<Integer> items = IntStream.range(0, 2001).boxed().toList();

    assertThat(Chunks.bySize(items, item -> 1))
        .extracting(List::size)
        .containsExactly(1000, 1000, 1);
    assertThat(Chunks.bySize(items, item -> 1).stream().flatMap(List::stream)).isEqualTo(items);
    assertThat(Chunks.bySize(List.of(), item -> 1)).isEmpty();
  }

  @Test
  void portions_end_before_they_are_too_large_but_have_one_item() {
    List<Long> items = List.of(HALF, HALF, 1L, 3 * HALF, 0L, HALF);

    assertThat(Chunks.bySize(items, Long::longValue))
        .containsExactly(List.of(HALF, HALF), List.of(1L), List.of(3 * HALF), List.of(0L, HALF));
    assertThat(Chunks.bySize(Collections.nCopies(1000, 0L), Long::longValue)).hasSize(1);
  }
}
