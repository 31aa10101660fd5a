package org.celeryresults.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MaxRetriesTest {
  @Test
  void the_innermost_choice_holds_and_ends_with_its_work() throws Exception {
    MaxRetries.during(
        1,
        () -> {
          assertThat(MaxRetries.during(2, MaxRetries::chosen)).isEqualTo(OptionalInt.of(2));
          return assertThat(MaxRetries.chosen()).isEqualTo(OptionalInt.of(1));
        });
    assertThat(MaxRetries.chosen()).isEmpty();
  }

  @Test
  void it_ends_with_work_that_fails() {
    assertThatThrownBy(() -> MaxRetries.during(1, MaxRetriesTest::failing)).hasMessage("as ever");
    assertThat(MaxRetries.chosen()).isEmpty();
  }

  private static Object failing() {
    throw new IllegalStateException("as ever");
  }
}
