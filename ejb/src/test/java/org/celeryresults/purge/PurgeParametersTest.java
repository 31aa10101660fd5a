package org.celeryresults.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.config.Settings;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.retention.Expires;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurgeParametersTest {
  private final Settings settings = mock(Settings.class);

  PurgeParametersTest() {
    when(settings.resultExpires()).thenReturn(Optional.of(Duration.ofDays(1)));
    when(settings.purgeBatchSize()).thenReturn(5000);
    when(settings.purgePause()).thenReturn(Duration.ofMillis(5));
  }

  @Test
  void what_is_missing_or_blank_has_its_default() {
    PurgeParameters defaults = PurgeParameters.of(settings, Map.of("expires", " ", "pause", ""));
    assertThat(defaults.expires()).isEqualTo(Expires.after(Duration.ofDays(1)));
    assertThat(defaults.batchSize()).isEqualTo(5000);
    assertThat(defaults.maxRows()).isEmpty();
    assertThat(defaults.maxDuration()).isEmpty();
    assertThat(defaults.pause()).isEqualTo(Duration.ofMillis(5));
    assertThat(defaults.dryRun()).isFalse();
  }

  @Test
  void a_dry_run_ends_in_bounded_time_unless_told_otherwise() {
    assertThat(PurgeParameters.of(settings, Map.of("dryRun", "true")).maxDuration())
        .contains(Duration.ofSeconds(30));
    assertThat(
            PurgeParameters.of(settings, Map.of("dryRun", "TRUE", "maxDuration", "3600"))
                .maxDuration())
        .contains(Duration.ofHours(1));
  }

  @Test
  void as_texts_it_means_the_same() {
    PurgeParameters given =
        PurgeParameters.of(
            settings,
            Map.of(
                "expires", "never",
                "batchSize", "7",
                "maxRows", "70",
                "maxDuration", "PT1H",
                "pause", "0",
                "dryRun", "false"));
    assertThat(PurgeParameters.of(settings, given.texts())).isEqualTo(given);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999999999", "P1000000000000D"})
  void a_duration_beyond_every_calendar_is_a_thousand_years(String text) {
    assertThat(PurgeParameters.of(settings, Map.of("maxDuration", text)).maxDuration())
        .contains(Duration.ofDays(365_000));
  }

  @ParameterizedTest
  @CsvSource({
    "expires, tomorrow",
    "expires, -1",
    "batchSize, 0",
    "batchSize, 100001",
    "batchSize, many",
    "maxRows, 0",
    "maxRows, -5",
    "maxDuration, 1h",
    "pause, PT1M1S",
    "dryRun, yes"
  })
  void what_is_wrong_is_named(String name, String text) {
    assertThatThrownBy(() -> PurgeParameters.of(settings, Map.of(name, text)))
        .isInstanceOf(InvalidValueException.class)
        .extracting(e -> ((InvalidValueException) e).field())
        .isEqualTo(name);
  }
}
