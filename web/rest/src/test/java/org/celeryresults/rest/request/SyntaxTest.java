package org.celeryresults.rest.request;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.celeryresults.rest.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Media types themselves need a REST runtime: they are tested on the server. */
class SyntaxTest {
  @ParameterizedTest
  @ValueSource(strings = {"/a/b", "/a%20b+c/", "/%C3%A4", "/%3B", "/a%2Fb", "/%25"})
  void a_path_is_percent_encoded_utf_8(String path) {
    assertThatCode(() -> Syntax.path(path)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a;b", "/a;b=c/d", "/%FF", "/%C3", "/%ED%A0%80"})
  void a_path_with_parameters_or_other_bytes_is_refused(String path) {
    assertThatThrownBy(() -> Syntax.path(path)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "en;q=0.5, *;q=.2", "en ; q=1", "en;Q=1.000", "de;level=q"})
  void a_weight_is_a_number(String header) {
    assertThatCode(() -> Syntax.weights("Accept-Language", header)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en;q=x", "en;q=", "en;q=0.5, de;q=-1", "en; q = 1.0.0"})
  void another_weight_is_refused_with_the_header_s_name(String header) {
    assertThatThrownBy(() -> Syntax.weights("Accept-Language", header))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Accept-Language")
        .hasMessageContaining(header);
  }

  @Test
  void a_header_that_is_not_there_is_fine() {
    assertThatCode(
            () -> {
              Syntax.mediaType("Content-Type", null);
              Syntax.mediaTypes("Accept", null);
              Syntax.weights("Accept-Language", null);
            })
        .doesNotThrowAnyException();
  }
}
