package org.celeryresults.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaModeTest {
  @ParameterizedTest
  @ValueSource(strings = {"validate", "VALIDATE", " Validate "})
  void a_mode_is_known_by_its_name_in_any_case(String text) {
    assertThat(SchemaMode.of(text)).isEqualTo(SchemaMode.VALIDATE);
  }

  @Test
  void any_other_text_is_refused_with_the_names_that_are_allowed() {
    assertThatExceptionOfType(SchemaException.class)
        .isThrownBy(() -> SchemaMode.of("create"))
        .withMessage(
            "CELRES-0100: celery.results.schema is 'create'. Allowed: update, validate, none.");
  }
}
