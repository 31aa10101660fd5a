package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.IntStream;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.purge.PurgeSchedule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When purges begin by themselves; the servers of the tests are configured to have none. */
public abstract class PurgeScheduleContract extends PurgeRestartContract {
  /** Far away from every test. */
  private static final String SELDOM = "30 2 29 2 *";

  private static final String ZONE = "Europe/Berlin";

  @AfterEach
  void let_none_begin() throws SQLException {
    execute("DELETE FROM celery_results_schedule");
  }

  @Test
  void a_schedule_is_changed_read_and_switched_off() {
    PurgeSchedule configured = purges.schedule();
    assertThat(configured.enabled()).isFalse();
    assertThat(configured.changedBy()).isEmpty();

    Map<String, String> parameters = Map.of("expires", "P7D", "batchSize", "100");
    PurgeSchedule changed = purges.changeSchedule(SELDOM, ZONE, true, parameters);
    assertThat(changed.cron()).isEqualTo(SELDOM);
    assertThat(changed.zone()).isEqualTo(ZONE);
    assertThat(changed.parameters()).isEqualTo(parameters);
    assertThat(changed.changedBy()).contains("anonymous");
    assertThat(changed.next()).contains(nextLeapDay());
    assertThat(purges.schedule()).isEqualTo(changed);

    PurgeSchedule off = purges.changeSchedule(SELDOM, "UTC", false, Map.of());
    assertThat(off.enabled()).isFalse();
    assertThat(off.next()).isEmpty();
    assertThat(purges.schedule()).isEqualTo(off);
  }

  @Test
  void a_wrong_schedule_is_named_and_changes_nothing() {
    PurgeSchedule before = purges.changeSchedule(SELDOM, ZONE, true, Map.of());

    assertRefused("often", ZONE, Map.of(), "CELRES-0074: cron is 'often'");
    assertRefused("61 4 * * *", ZONE, Map.of(), "CELRES-0074: cron is '61 4 * * *'");
    assertRefused("0 4 30 2 *", ZONE, Map.of(), "CELRES-0075: cron is '0 4 30 2 *'");
    assertRefused(SELDOM, "Atlantis", Map.of(), "CELRES-0076: zone is 'Atlantis'");
    assertRefused(SELDOM, ZONE, Map.of("batch_size", "5"), "CELRES-0072");
    assertRefused(SELDOM, ZONE, Map.of("expires", "soon"), "CELRES-0070: expires is 'soon'");

    assertThat(purges.schedule()).isEqualTo(before);
  }

  private void assertRefused(
      String cron, String zone, Map<String, String> parameters, String reason) {
    assertThatThrownBy(() -> purges.changeSchedule(cron, zone, true, parameters))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith(reason);
  }

  private Instant nextLeapDay() {
    int year = Year.now(clock.withZone(ZoneId.of(ZONE))).getValue();
    return IntStream.range(year, year + 9)
        .filter(Year::isLeap)
        .mapToObj(y -> Year.of(y).atMonth(2).atDay(29).atTime(LocalTime.of(2, 30)))
        .map(date -> date.atZone(ZoneId.of(ZONE)).toInstant())
        .filter(date -> date.isAfter(clock.instant()))
        .findFirst()
        .orElseThrow();
  }
}
