package org.celeryresults.rest.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.assertj.core.api.AbstractIntegerAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.celeryresults.rest.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
  private static Fields read(String body) {
    return Body.read(stream(body.getBytes(UTF_8)), 100);
  }

  private static InputStream stream(byte... bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static AbstractIntegerAssert<?> assertStatus(Runnable call) {
    return assertThatThrownBy(call::run)
        .isInstanceOf(ProblemException.class)
        .extracting(e -> ((ProblemException) e).problem().status())
        .asInstanceOf(InstanceOfAssertFactories.INTEGER);
  }

  @Test
  void an_object_is_read() {
    assertThat(read("{\"status\": \"h\u00e4lfte\"}").text("status")).isEqualTo("h\u00e4lfte");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1]", "null", "\"x\"", "{\"a\": 1,}"})
  void anything_else_is_a_bad_request(String body) {
    assertStatus(() -> read(body)).isEqualTo(400);
  }

  @Test
  void bytes_that_are_not_utf8_are_a_bad_request() {
    assertStatus(() -> Body.read(stream((byte) 0xff), 100)).isEqualTo(400);
  }

  @Test
  void a_body_over_the_limit_is_too_large_and_one_at_the_limit_is_not() {
    assertThatCode(() -> read("{}" + " ".repeat(98))).doesNotThrowAnyException();
    assertStatus(() -> read("{}" + " ".repeat(99))).isEqualTo(413);
  }

  @Test
  void a_body_that_the_server_stops_reading_is_too_large() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();

    assertStatus(() -> Body.read(broken, 100)).isEqualTo(413);
  }

  @Test
  void where_there_may_be_no_body_it_must_still_be_said_that_it_is_json() {
    HttpHeaders headers = mock();
    assertStatus(() -> Body.readOptional(stream(), headers)).isEqualTo(415);
    when(headers.getMediaType()).thenReturn(MediaType.APPLICATION_JSON_TYPE);

    assertThat(Body.readOptional(stream(), headers).has("a")).isFalse();
    assertThat(Body.readOptional(stream("{\"a\": 1}".getBytes(UTF_8)), headers).has("a")).isTrue();
    assertStatus(() -> Body.readOptional(stream((byte) ' '), headers)).isEqualTo(400);
  }

  @Test
  void another_charset_is_an_unsupported_media_type() {
    assertThatCode(() -> Body.requireUtf8(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8")))
        .doesNotThrowAnyException();
    assertStatus(() -> Body.requireUtf8(MediaType.APPLICATION_JSON_TYPE.withCharset("latin1")))
        .isEqualTo(415);
  }
}
