package org.celeryresults.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConditionalTest {
  @Test
  void equal_contents_and_no_others_have_one_tag() {
    String tag = Conditional.digest(Json.of("a"));

    assertThat(tag).matches("[0-9a-f]{32}").isEqualTo(Conditional.digest(Json.of("a")));
    assertThat(tag).isNotEqualTo(Conditional.digest(Json.of("b")));
  }
}
