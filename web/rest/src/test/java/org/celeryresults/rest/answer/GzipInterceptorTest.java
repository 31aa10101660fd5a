package org.celeryresults.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipInterceptorTest {
  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate, GZIP;q=0.5", "br,gzip"})
  void gzip_is_accepted_when_it_is_named(String header) {
    assertThat(GzipInterceptor.accepted(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "gzip;q=0", "gzip; q=0.0", "br"})
  void gzip_is_not_accepted_otherwise(String header) {
    assertThat(GzipInterceptor.accepted(header)).isFalse();
  }

  @Test
  void gzip_is_not_accepted_without_a_word_about_it() {
    assertThat(GzipInterceptor.accepted(null)).isFalse();
  }
}
