package org.celeryresults.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void a_missing_or_empty_value_is_refused() {
    assertThatThrownBy(() -> Columns.required("status", null, 50))
        .hasMessage("CELRES-0001: status is missing or empty. It must be given.");
    assertThatThrownBy(() -> Columns.required("status", "", 50)).hasMessageContaining("status");
  }

  @Test
  void a_value_that_is_too_long_is_refused_with_its_limit_and_length() {
    assertThatThrownBy(() -> Columns.required("status", "x".repeat(51), 50))
        .hasMessage("CELRES-0002: status is too long: 51 characters, at most 50 are allowed.");
  }

  @Test
  void length_counts_characters_as_databases_do() {
    assertThatCode(() -> Columns.required("status", "😀".repeat(50), 50))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Columns.required("status", "😀".repeat(51), 50))
        .hasMessageContaining("51 characters");
  }

  @Test
  void nul_and_half_pairs_are_refused_with_their_position() {
    assertThatThrownBy(() -> Columns.text("result", "a\0b"))
        .hasMessageContaining("result holds a NUL character at position 1");
    assertThatThrownBy(() -> Columns.text("result", "ab\ud83d"))
        .hasMessageContaining("half a surrogate pair at position 2");
    assertThatThrownBy(() -> Columns.text("result", "\ude00")).hasMessageContaining("position 0");
    assertThatCode(() -> Columns.text("result", "a😀\u0001\uffff")).doesNotThrowAnyException();
    assertThatCode(() -> Columns.text("result", null)).doesNotThrowAnyException();
  }

  @Test
  void what_belongs_to_a_failure_is_repaired() {
    assertThat(Columns.repaired("traceback", "t1", "a\0b\ud83dc😀")).isEqualTo("a\uFFFDb\uFFFDc😀");
    assertThat(Columns.repaired("traceback", "t1", "fine")).isEqualTo("fine");
    assertThat(Columns.repaired("traceback", "t1", null)).isNull();
    assertThatThrownBy(() -> Columns.repaired("worker", "t1", "x".repeat(101), 100))
        .hasMessageContaining("worker");
  }
}
