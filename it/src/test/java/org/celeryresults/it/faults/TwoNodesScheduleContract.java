package org.celeryresults.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Future;
import org.celeryresults.it.server.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One schedule for two nodes, which look at it five times a second. */
abstract class TwoNodesScheduleContract extends TwoNodesPurgeContract {

  /** Once a year, and not while tests run. */
  private static final String SELDOM = "0 4 1 1 *";

  private static final Duration SOME_LOOKS = Duration.ofSeconds(1);

  /** SQL: as an older configuration, or somebody, left it; whose name, or NULL, follows. */
  private static final String OLDER =
      "UPDATE celery_results_schedule SET cron = '5 5 * * *', enabled = 1, changed_by = ";

  @AfterEach
  void let_no_purge_begin_by_itself() throws Exception {
    purges().schedule(SELDOM, false);
  }

  @Test
  @Timeout(60)
  void what_is_due_begins_once_in_the_cluster() throws Exception {
    purgesThere().schedule(SELDOM, true);
    assertThat(purges().schedule().get("changed_by")).isEqualTo("operator");
    Logs logs = logs();

    String due = due(Duration.ofSeconds(2));

    awaitOnce(due);
    assertThat(logs.count("CELRES-0089")).isZero();
    String next = (String) purges().schedule().get("next");
    assertThat(next).isEqualTo(purgesThere().schedule().get("next"));
    assertThat(Instant.parse(next)).isAfter(Instant.parse(due).plus(Duration.ofDays(1)));
  }

  @Test
  @Timeout(60)
  void what_was_missed_is_told_and_made_up_once() throws Exception {
    purges().schedule("0 4 * * *", true);
    Logs logs = logs();

    String due = due(Duration.ofDays(9));

    awaitOnce(due);
    assertThat(logs.count("CELRES-0089: The purge that was due at " + due)).isOne();
  }

  @Test
  @Timeout(60)
  void what_is_due_while_another_is_under_way_is_skipped_and_told_once() throws Exception {
    purges().schedule(SELDOM, true);
    expired();
    String slow = purges().started(Map.of("batch_size", 1, "pause", "PT1M"));
    Logs logs = logs();

    String due = due(Duration.ofSeconds(2));

    await().until(() -> logs.count("CELRES-0090") > 0);
    await().during(SOME_LOOKS).until(() -> logs.count("CELRES-0090") == 1);
    assertThat(purges().scheduled(due)).isEmpty();
    assertThat(purges().schedule().get("next")).isNotNull();
    purges().ask(slow, "stop");
    purges().ended(slow);
  }

  @Test
  @Timeout(60)
  void a_row_that_is_wrong_is_told_once_and_stops_nothing_else() throws Exception {
    purges().schedule(SELDOM, true);
    Logs logs = logs();
    database().execute("UPDATE celery_results_schedule SET parameters = '{\"expires\": \"soon\"}'");
    due(Duration.ofSeconds(2));
    await().until(() -> logs.count("CELRES-0097") > 0);
    database().execute("UPDATE celery_results_schedule SET cron = 'soon'");
    due(Duration.ofSeconds(2));
    await().until(() -> logs.count("CELRES-0097") > 1);
    await().during(SOME_LOOKS).until(() -> logs.count("CELRES-0097") == 2);
    assertThat(logs.count("CELRES-0088")).isZero();

    purges().schedule(SELDOM, true);
    awaitOnce(due(Duration.ofSeconds(3)));
  }

  @Test
  @Timeout(60)
  void nothing_begins_by_itself_while_the_schedule_is_disabled() throws Exception {
    purges().schedule(SELDOM, false);
    assertThat(purges().schedule().get("next")).isNull();
    String due = due(Duration.ofSeconds(2));
    await().during(SOME_LOOKS).until(() -> purges().scheduled(due).isEmpty());
  }

  @Test
  @Timeout(60)
  void the_configured_schedule_holds_until_somebody_changes_it() {
    database().execute(OLDER + "NULL");
    assertThat(purges().schedule().get("enabled")).isEqualTo(false);
    assertThat(purges().schedule().get("changed_by")).isNull();
    database().execute(OLDER + "'somebody'");
    assertThat(purges().schedule().get("cron")).isEqualTo("5 5 * * *");
    assertThat(purges().schedule().get("enabled")).isEqualTo(true);
  }

  @Test
  @Timeout(60)
  void a_change_is_not_undone_by_a_node_that_has_not_seen_it_yet() throws Exception {
    try (Connection older = database().dataSource().getConnection();
        Connection newer = database().dataSource().getConnection()) {
      change(older, "NULL");
      Future<?> changed = executor().submit(() -> change(newer, "'somebody'"));
      await().during(SOME_LOOKS).until(() -> !changed.isDone());
      older.commit();
      changed.get();
      await().pollDelay(SOME_LOOKS).until(() -> true); // looks want to configure it by now
      newer.commit();
    }
    await().during(SOME_LOOKS).until(() -> "5 5 * * *".equals(purges().schedule().get("cron")));
    assertThat(purges().schedule().get("changed_by")).isEqualTo("somebody");
  }

  private static Void change(Connection connection, String by) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(OLDER + by);
    }
    return null;
  }

  /** Moves the next time into the past; that time. */
  static String due(Duration ago) {
    Instant due = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).minus(ago);
    String time =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC).format(due);
    String zone = database() == Database.POSTGRESQL ? "+00" : "";
    database().execute("UPDATE celery_results_schedule SET date_next = '" + time + zone + "'");
    return due.toString();
  }

  void awaitOnce(String due) {
    await().until(() -> !purges().scheduled(due).isEmpty());
    await().during(SOME_LOOKS).until(() -> purges().scheduled(due).size() == 1);
    assertThat(
            purges().ended(String.valueOf(purges().scheduled(due).get(0).get("id"))).get("state"))
        .isEqualTo("COMPLETED");
  }
}
