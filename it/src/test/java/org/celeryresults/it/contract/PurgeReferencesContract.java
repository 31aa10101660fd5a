package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeState;
import org.celeryresults.purge.PurgeStep;
import org.celeryresults.retention.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a purge does with results that an application's own tables refer to. */
public abstract class PurgeReferencesContract extends PurgeFixture {
  private static final String RESULTS = "django_celery_results_taskresult";
  private static final int MANY = 2000;
  private static final List<String> TABLES = List.of("shop_order", "shop_receipt", "shop_note");

  @AfterEach
  void drop_the_shop() throws SQLException {
    for (String table : TABLES) {
      execute("DROP TABLE IF EXISTS " + table);
    }
  }

  @Test
  void results_that_another_application_refers_to_are_left_and_told() throws Exception {
    many(MANY);
    refer("shop_order", "id", "bigint", "", "%7");
    refer("shop_receipt", "task_id", "varchar(255)", "", "%50");
    refer("shop_note", "id", "bigint", "ON DELETE CASCADE", "%3");
    Kept kept = new Kept(0, MANY / 10 + MANY / 100, 0);

    Purge dry = purge("dryRun", "true", "batchSize", "300");
    assertThat(dry.progress().of(PurgeStep.TASKS).kept()).isEqualTo(kept);
    assertThat(deleted(dry)).isEqualTo(MANY - kept.referenced());
    assertThat(left()).isEqualTo(MANY);

    Purge purge = purge("batchSize", "500");
    assertThat(purge.state()).isEqualTo(PurgeState.COMPLETED);
    assertThat(purge.progress().of(PurgeStep.TASKS).kept()).isEqualTo(kept);
    assertThat(deleted(purge)).isEqualTo(MANY - kept.referenced());
    assertThat(left()).isEqualTo(kept.referenced());
    assertThat(count("shop_note")).as("gone with their results").isZero();

    execute("DELETE FROM shop_order");
    assertThat(tasks.deleteExpired(Duration.ofDays(1))).isEqualTo(MANY / 10);
  }

  @Test
  void a_table_that_comes_to_refer_while_a_purge_runs_does_not_end_it() throws Exception {
    List<String> ids = many(60);
    Purge purge = purges.start(Map.of("batchSize", "4", "pause", "PT0.2S"));
    await().until(() -> deleted(purges.find(purge.purgeId()).orElseThrow()) > 0);

    refer("shop_order", "id", "bigint", deferred(), "%5_");

    Purge ended = ended(purge);
    assertThat(ended.state()).isEqualTo(PurgeState.COMPLETED);
    assertThat(ended.progress().of(PurgeStep.TASKS).kept()).isEqualTo(new Kept(0, 10, 0));
    assertThat(deleted(ended)).isEqualTo(50);
    assertThat(ids.subList(50, 60)).allMatch(this::isThere);
  }

  /** SQL: lets a foreign key be checked at the commit, as Django's are, where there is such. */
  protected String deferred() {
    return "";
  }

  /** A table whose rows refer to those of this test's results whose ids end so. */
  private void refer(String table, String column, String type, String rule, String end)
      throws SQLException {
    execute(
        "CREATE TABLE %s (id bigint NOT NULL PRIMARY KEY, result %s, FOREIGN KEY (result) REFERENCES %s (%s) %s)"
            .formatted(table, type, RESULTS, column, rule));
    execute(
        "INSERT INTO %s (id, result) SELECT id, %s FROM %s WHERE task_id LIKE ?"
            .formatted(table, column, RESULTS),
        mine + end);
  }

  private long left() throws SQLException {
    return count(RESULTS + " WHERE task_id LIKE '" + mine + "%'");
  }
}
