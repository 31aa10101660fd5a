package org.celeryresults.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.celeryresults.message.CeleryResultsException;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Set<Setting> TEXTS =
      EnumSet.of(Setting.DATASOURCE, Setting.READ_DATASOURCE, Setting.SCHEMA);

  @Test
  void nothing_configured_means_the_documented_defaults() {
    Settings settings = configured(Map.of());
    assertThat(settings.datasource()).isEqualTo("java:comp/DefaultDataSource");
    assertThat(settings.readDatasource()).isEmpty();
    assertThat(settings.recoveryInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.schema()).isEqualTo("update");
    assertThat(settings.schemaLockTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.schemaReportMaxAge()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.protectSuccess()).isTrue();
    assertThat(settings.taskIdMaxLength()).isEqualTo(255);
    assertThat(settings.abandonedAfter()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.retryMaxRetries()).isEqualTo(2);
    assertThat(settings.retryDelay()).isEqualTo(Duration.ofMillis(50));
    assertThat(settings.retryMaxDelay()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.retryMaxDuration()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.pageSizeMax()).isEqualTo(1000);
    assertThat(settings.demo()).isFalse();
  }

  @Test
  void nothing_configured_means_a_purge_of_what_is_a_day_old_every_day_at_four_utc() {
    Settings settings = configured(Map.of());
    assertThat(settings.purgeSchedule()).contains("0 4 * * *");
    assertThat(settings.purgeScheduleZone()).isEqualTo("UTC");
    assertThat(settings.resultExpires()).contains(Duration.ofDays(1));
    assertThat(settings.purgeBatchSize()).isEqualTo(50_000);
    assertThat(settings.purgePause()).isZero();
    assertThat(settings.purgeLease()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.purgeCheckInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.purgeHistoryExpires()).contains(Duration.ofDays(90));
    assertThat(configured(Map.of("celery.results.purge.schedule", "never")).purgeSchedule())
        .isEmpty();
  }

  @Test
  void a_further_store_has_an_alias() {
    Settings settings = configured(Map.of("celery.results.datasource.archive", "jdbc/archive"));
    assertThat(settings.datasource("archive")).contains("jdbc/archive");
    assertThat(settings.datasource("other")).isEmpty();
    assertThat(settings.aliases()).containsExactly("archive");
  }

  @Test
  void a_further_store_may_be_configured_by_an_environment_variable_alone() {
    Settings settings =
        configured(
            Map.of(
                "CELERY_RESULTS_DATASOURCE_ARCHIVE", "jdbc/archive",
                "CELERY_RESULTS_DATASOURCE", "jdbc/results"));
    assertThat(settings.aliases()).containsExactly("archive");
  }

  @Test
  void an_environment_variable_that_overrides_a_property_is_no_store_of_its_own() {
    Settings settings =
        configured(
            Map.of(
                "CELERY_RESULTS_DATASOURCE_OLD_ARCHIVE", "jdbc/b",
                "celery.results.datasource.old-archive", "jdbc/a"));
    assertThat(settings.aliases()).containsExactly("old-archive");
  }

  @Test
  void what_can_not_be_an_alias_is_told_with_what_can() {
    for (String alias : List.of("a b", "", "default", "x.y", "a".repeat(51))) {
      Settings settings = configured(Map.of("celery.results.datasource." + alias, "jdbc/x"));
      assertThatThrownBy(settings::check)
          .hasMessageContaining("CELRES-0027")
          .hasMessageContaining("'" + alias + "'");
      assertThat(settings.datasource(alias)).isEmpty();
    }
  }

  @Test
  void a_wrong_value_names_the_setting_and_what_is_expected() {
    assertThatThrownBy(() -> configured(Map.of("celery.results.demo", "perhaps")).demo())
        .isInstanceOf(CeleryResultsException.class)
        .hasMessage(
            "CELRES-0014: The setting celery.results.demo is 'perhaps'. Expected: boolean.");
    assertThatThrownBy(() -> configured(Map.of("celery.results.retry.delay", "50 ms")).retryDelay())
        .hasMessageContaining("celery.results.retry.delay")
        .hasMessageContaining("ISO-8601 duration");
    assertThatThrownBy(
            () -> configured(Map.of("celery.results.task-id-max-length", "0")).taskIdMaxLength())
        .hasMessageContaining("celery.results.task-id-max-length");
    assertThatThrownBy(
            () -> configured(Map.of("celery.results.recovery-interval", "PT0S")).recoveryInterval())
        .hasMessageContaining("celery.results.recovery-interval");
    assertThatThrownBy(
            () -> configured(Map.of("celery.results.abandoned-after", "-P1D")).abandonedAfter())
        .hasMessageContaining("celery.results.abandoned-after");
  }

  @Test
  void every_wrong_value_is_found_at_once() {
    for (Setting setting : Setting.values()) {
      Map<String, String> wrong = Map.of(setting.key(), "wrong");
      if (!TEXTS.contains(setting)) {
        assertThatThrownBy(() -> configured(wrong).check()).hasMessageContaining(setting.key());
      }
    }
    configured(Map.of()).check();
  }

  private static Settings configured(Map<String, String> values) {
    Config config = mock(Config.class);
    when(config.getPropertyNames()).thenReturn(values.keySet());
    when(config.getOptionalValue(anyString(), eq(String.class)))
        .thenAnswer(call -> Optional.ofNullable(values.get(call.<String>getArgument(0))));
    return new Settings(() -> config);
  }
}
