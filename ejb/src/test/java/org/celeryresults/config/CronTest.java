package org.celeryresults.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.celeryresults.message.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  private static final String BERLIN = "Europe/Berlin";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 4 * * *            | 2026-11-22T04:00:00Z | 2026-11-23T04:00:00Z
          0 4 * * *            | 2026-11-22T03:59:59Z | 2026-11-22T04:00:00Z
          15,45 4 * * *        | 2026-11-22T04:15:00Z | 2026-11-22T04:45:00Z
          0 4-6 * * *          | 2026-11-22T05:30:00Z | 2026-11-22T06:00:00Z
          */20 * * * *         | 2026-11-22T05:21:00Z | 2026-11-22T05:40:00Z
          0 8-20/6 * * *       | 2026-11-22T15:00:00Z | 2026-11-22T20:00:00Z
          0 4 * FEB *          | 2026-11-22T00:00:00Z | 2027-02-01T04:00:00Z
          0 4 * * mon-fri      | 2026-11-21T00:00:00Z | 2026-11-23T04:00:00Z
          0 4 * * 7            | 2026-11-23T00:00:00Z | 2026-11-29T04:00:00Z
          0 4 * * 0            | 2026-11-23T00:00:00Z | 2026-11-29T04:00:00Z
          0 4 * * fri-7        | 2026-11-21T05:00:00Z | 2026-11-22T04:00:00Z
          5-59/15 * 1,15 6-8 * | 2026-11-22T00:00:00Z | 2027-06-01T00:05:00Z
          59 23 31 12 *        | 2026-12-31T23:58:59Z | 2026-12-31T23:59:00Z
          * * * * *            | 2026-12-31T23:59:00Z | 2027-01-01T00:00:00Z
          0 4 29 2 *           | 2026-11-22T00:00:00Z | 2028-02-29T04:00:00Z
          0 4 29 2 *           | 2096-02-29T04:00:00Z | 2104-02-29T04:00:00Z
          """)
  void the_next_time_is_as_cron_says(String cron, Instant after, Instant next) {
    assertThat(Cron.parse(cron, "UTC").next(after)).contains(next);
  }

  @Test
  void a_day_of_the_month_and_a_weekday_are_either_of_them() {
    assertThat(times("0 0 13 * FRI", "UTC", "2026-11-10T00:00:00Z", 3))
        .containsExactly("2026-11-13T00:00:00Z", "2026-11-20T00:00:00Z", "2026-11-27T00:00:00Z");
    assertThat(times("0 0 10 * FRI", "UTC", "2026-12-05T00:00:00Z", 2))
        .containsExactly("2026-12-10T00:00:00Z", "2026-12-11T00:00:00Z");
  }

  @Test
  void clocks_on_the_wall_count_in_summer_and_in_winter() {
    assertThat(times("0 4 * * *", BERLIN, "2026-03-28T00:00:00Z", 2))
        .containsExactly("2026-03-28T03:00:00Z", "2026-03-29T02:00:00Z");
    assertThat(times("0 4 * * *", "+05:30", "2026-03-28T00:00:00Z", 1))
        .containsExactly("2026-03-28T22:30:00Z");
  }

  @Test
  void a_time_in_the_missing_hour_comes_an_hour_later() {
    assertThat(times("30 2 * * *", BERLIN, "2026-03-28T12:00:00Z", 2))
        .containsExactly("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    assertThat(times("0,30 2 * * *", BERLIN, "2026-03-29T00:59:00Z", 3))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:00:00Z");
  }

  @Test
  void a_time_in_the_hour_that_comes_twice_counts_once() {
    assertThat(times("30 2 * * *", BERLIN, "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(times("*/30 * * * *", BERLIN, "2026-10-25T01:15:00Z", 1))
        .containsExactly("2026-10-25T02:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 4 31 2 *", "0 4 30 FEB *", "0 4 31 4,6,9,11 *"})
  void some_days_never_come(String cron) {
    assertThat(Cron.parse(cron, BERLIN).next(Instant.EPOCH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "never",
        "0 4 * *",
        "0 0 4 * * *",
        "60 4 * * *",
        "0 24 * * *",
        "0 4 0 * *",
        "0 4 * 13 *",
        "0 4 * * 8",
        "*/0 * * * *",
        "6-1 * * * *",
        "0 4 L * *",
        "0 4 * * FOO",
        "@daily",
        "0/5 * * * *",
        "1, * * * *",
        "-1 * * * *",
        "0 4 * JANU *",
        "1-99999999999 * * * *"
      })
  void what_cron_would_not_take_is_told(String cron) {
    assertThatThrownBy(() -> Cron.parse(cron, "UTC"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("CELRES-0074: cron is '" + cron + "'")
        .hasMessageContaining("minute hour day month weekday");
  }

  @Test
  void what_is_wrong_is_named_by_its_field() {
    assertThatThrownBy(() -> Cron.parse("0 24 * * *", "UTC"))
        .hasMessage(
            "CELRES-0074: cron is '0 24 * * *', which can't be read: hour 24. Expected: minute hour"
                + " day month weekday, as in 0 4 * * *.");
    assertThatThrownBy(() -> Cron.parse("0 4 * *", "UTC")).hasMessageContaining("read: 4 fields.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Berlin", "Europe/Bärlin", "+25:00", "../etc"})
  void a_zone_that_nobody_knows_is_told(String zone) {
    assertThatThrownBy(() -> Cron.parse("0 4 * * *", zone))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("CELRES-0076: zone is '" + zone + "'");
  }

  private static List<String> times(String cron, String zone, String after, int count) {
    List<String> times = new ArrayList<>();
    Optional<Instant> next = Cron.parse(cron, zone).next(Instant.parse(after));
    for (int i = 0; i < count; i++) {
      times.add(next.orElseThrow().toString());
      next = Cron.parse(cron, zone).next(next.orElseThrow());
    }
    return times;
  }
}
