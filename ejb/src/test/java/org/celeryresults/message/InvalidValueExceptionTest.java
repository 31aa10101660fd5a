package org.celeryresults.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidValueExceptionTest {
  @Test
  void a_field_can_be_told_as_part_of_something_larger() {
    InvalidValueException whole =
        new InvalidValueException(Message.VALUE_TOO_LONG, "status", 51, 50).within("outcomes[3]");

    assertThat(whole.field()).isEqualTo("outcomes[3].status");
    assertThat(whole.kind()).isEqualTo(Message.VALUE_TOO_LONG);
    assertThat(whole)
        .hasMessage(
            "CELRES-0002: outcomes[3].status is too long: 51 characters, at most 50 are allowed.");
  }
}
