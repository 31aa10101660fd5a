package org.celeryresults.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MessageTest {
  @Test
  void every_message_has_a_number_of_its_own() {
    assertThat(Arrays.stream(Message.values()).map(Message::code)).doesNotHaveDuplicates();
  }

  @Test
  void messages_stand_in_the_order_of_their_numbers() {
    assertThat(Arrays.stream(Message.values()).map(Message::code)).isSorted();
  }

  @Test
  void a_message_tells_its_number_and_the_values() {
    assertThat(Message.VALUE_TOO_LONG.text("task_id", 300, 255))
        .isEqualTo("CELRES-0002: task_id is too long: 300 characters, at most 255 are allowed.");
  }

  @Test
  void an_invalid_value_names_its_field() {
    InvalidValueException failure = new InvalidValueException(Message.VALUE_MISSING, "task_id");
    assertThat(failure.field()).isEqualTo("task_id");
    assertThat(failure.kind()).isEqualTo(Message.VALUE_MISSING);
    assertThat(failure).hasMessageStartingWith("CELRES-0001: task_id is missing");
  }
}
