package org.celeryresults.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.celeryresults.message.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiresTest {
  @Test
  void durations_seconds_and_never_are_understood() {
    assertThat(Expires.parse("expires", "P1D")).isEqualTo(Expires.after(Duration.ofDays(1)));
    assertThat(Expires.parse("expires", " 86400 ")).isEqualTo(Expires.after(Duration.ofDays(1)));
    assertThat(Expires.parse("expires", "Never")).isEqualTo(Expires.never());
    assertThat(Expires.parse("expires", "0").age()).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1D", "PT0S", "never", "P365000D"})
  void what_it_says_is_understood_again(String text) {
    Expires expires = Expires.parse("expires", text);
    assertThat(Expires.parse("expires", expires.toString())).isEqualTo(expires);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "1d", "1.5", "P", "99999999999999999999", "P1Y"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> Expires.parse("expires", text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("CELRES-0070: expires is '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "P-1D", "-PT1S"})
  void a_negative_age_would_make_everything_expire(String text) {
    assertThatThrownBy(() -> Expires.parse("expires", text))
        .hasMessageStartingWith("CELRES-0019: expires must not be negative");
  }

  @Test
  void an_age_beyond_every_calendar_is_a_thousand_years() {
    assertThat(Expires.after(Duration.ofSeconds(Long.MAX_VALUE)).age())
        .contains(Duration.ofDays(365_000));
  }
}
