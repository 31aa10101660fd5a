package org.celeryresults.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.celeryresults.payload.PythonJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private static Fields given(Object value) {
    return FieldsOf.map(Map.of("a", value));
  }

  private static Fields sent(String json) {
    return FieldsOf.map((Map<?, ?>) Objects.requireNonNull(PythonJson.loads(json)));
  }

  static Stream<Number> no_whole_numbers() {
    return Stream.of(1.5, 2.0, 1L << 31, new BigInteger("9".repeat(30)));
  }

  @Test
  void a_number_is_the_one_given_or_the_default() {
    assertThat(given(7L).number("a", 5)).isEqualTo(7);
    assertThat(sent("{\"a\": -7}").number("a", 5)).isEqualTo(-7);
    assertThat(given(7L).number("b", 5)).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("no_whole_numbers")
  void a_number_is_whole_and_of_32_bits(Number number) {
    assertThatThrownBy(() -> given(number).number("a", 5))
        .hasMessageContaining(String.valueOf(number))
        .hasMessageContaining("whole number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "true", "[7]", "{}"})
  void nothing_else_is_taken_for_a_number(String json) {
    assertThatThrownBy(() -> sent("{\"a\": " + json + "}").number("a", 5))
        .hasMessageContaining("a must be a number");
  }

  @Test
  void an_array_holds_anything() {
    assertThat(given(List.of("x", 1L)).items("a")).isEqualTo(List.of("x", 1L));
    assertThat(given("x").items("b")).isEmpty();
    assertThatThrownBy(() -> given("x").items("a")).hasMessageContaining("a must be an array");
  }

  @Test
  void a_flag_is_true_false_or_the_default() {
    assertThat(given(true).flag("a", false)).isTrue();
    assertThat(given(false).flag("a", true)).isFalse();
    assertThat(given(false).flag("b", true)).isTrue();
    assertThatThrownBy(() -> given("true").flag("a", false))
        .hasMessage("a must be true or false, not a string.");
  }

  @Test
  void a_duration_is_a_text_or_a_number_of_seconds() {
    assertThat(given("P1D").duration("a")).isEqualTo("P1D");
    assertThat(given(60L).duration("a")).isEqualTo("60");
    assertThat(given(60L).duration("b")).isNull();
    assertThatThrownBy(() -> given(true).duration("a")).hasMessageContaining("a must be a string");
    assertThatThrownBy(() -> given(" ").duration("a")).hasMessageContaining("P1D");
  }

  @Test
  void fields_of_an_object_are_named_by_their_path() {
    Fields inner = sent("{\"a\": {\"b\": 5}}").object("a");

    assertThat(inner.path("b")).isEqualTo("a.b");
    assertThatThrownBy(() -> inner.text("b")).hasMessage("a.b must be a string, not a number.");
    assertThat(given("x").object("b").has("c")).isFalse();
    assertThatThrownBy(() -> given("x").object("a")).hasMessageContaining("a must be an object");
  }
}
