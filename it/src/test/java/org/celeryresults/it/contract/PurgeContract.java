package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeSource;
import org.celeryresults.purge.PurgeState;
import org.celeryresults.purge.PurgeStep;
import org.celeryresults.retention.Expires;
import org.celeryresults.retention.RetentionRule;
import org.celeryresults.retention.Tally;
import org.celeryresults.store.PageRequest;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskSummary;
import org.junit.jupiter.api.Test;

/** What a purge deletes, what it keeps, and what it tells; the same on every database. */
public abstract class PurgeContract extends PurgeScheduleContract {
  private static final int MANY = 25;

  @Test
  void finished_results_older_than_the_age_are_deleted() throws Exception {
    String old = finished(2);
    String failed = stored("task", "FAILURE", 2);
    String young = finished(0);
    String running = stored("task", "STARTED", 2);
    String custom = stored("task", "PROGRESS", 2);
    String abandoned = stored("task", "STARTED", 31);

    Purge purge = purge();

    assertThat(purge.state()).isEqualTo(PurgeState.COMPLETED);
    assertThat(List.of(isThere(old), isThere(failed), isThere(abandoned))).containsOnly(false);
    assertThat(List.of(isThere(young), isThere(running), isThere(custom))).containsOnly(true);
    assertThat(deleted(purge)).isEqualTo(3);
  }

  @Test
  void the_history_tells_who_when_what_and_how_many() throws Exception {
    finished(2);
    finished(3);

    Purge purge = purge("expires", "P1D", "batchSize", "7");

    assertThat(purge.source()).isEqualTo(PurgeSource.API);
    assertThat(purge.startedBy()).isEqualTo("anonymous");
    assertThat(purge.node()).isNotBlank();
    assertThat(purge.parameters())
        .containsEntry("expires", "PT24H")
        .containsEntry("batchSize", "7")
        .containsEntry("dryRun", "false");
    assertThat(purge.duration()).get().matches(took -> !took.isNegative());
    assertThat(purge.error()).isEmpty();
    Tally tally = purge.progress().of(PurgeStep.TASKS).deleted().get(0);
    assertThat(tally.rule()).isEqualTo("default");
    assertThat(tally.rows()).isEqualTo(2);
    assertThat(tally.oldest()).isBefore(tally.newest());
    assertThat(purges.search(PageRequest.first(1)).items()).containsExactly(purge);
  }

  @Test
  void of_the_rules_the_first_that_matches_decides() throws Exception {
    retention.replaceRules(
        List.of(
            RetentionRule.of("FAILURE", mine + ".report*", Expires.never()),
            RetentionRule.of(null, mine + ".*port", Expires.after(Duration.ofDays(7))),
            RetentionRule.of("STARTED", mine + ".*", Expires.after(Duration.ZERO))));
    String failed = stored("report", "FAILURE", 400);
    String kept = stored("report", "SUCCESS", 5);
    String gone = stored("report", "SUCCESS", 9);
    String running = stored("work", "STARTED", 1);
    String other = stored("work", "SUCCESS", 2);

    Purge purge = purge("expires", "P1D");

    assertThat(List.of(isThere(failed), isThere(kept))).containsOnly(true);
    assertThat(List.of(isThere(gone), isThere(running), isThere(other))).containsOnly(false);
    assertThat(rules(purge))
        .containsExactlyInAnyOrder(
            "any state of " + mine + ".*port: PT168H",
            "STARTED of " + mine + ".*: PT0S",
            "default");
  }

  @Test
  void unfinished_results_are_kept_for_longer_than_a_rule_without_a_state_says() throws Exception {
    retention.replaceRules(
        List.of(RetentionRule.of(null, mine + ".*", Expires.after(Duration.ofDays(1)))));
    String running = stored("work", "STARTED", 20);
    String abandoned = stored("work", "STARTED", 40);

    purge("expires", "never");

    assertThat(isThere(running)).isTrue();
    assertThat(isThere(abandoned)).isFalse();
  }

  @Test
  void where_nothing_expires_only_rules_let_go() throws Exception {
    String old = finished(1000);

    assertThat(deleted(purge("expires", "never"))).isZero();
    assertThat(isThere(old)).isTrue();
  }

  @Test
  void states_and_names_are_compared_exactly() throws Exception {
    retention.replaceRules(
        List.of(
            RetentionRule.of("success", null, Expires.never()),
            RetentionRule.of(
                null, mine.toUpperCase(java.util.Locale.ROOT) + "*", Expires.never())));
    String id = finished(2);

    purge();

    assertThat(isThere(id)).isFalse();
  }

  @Test
  void what_is_pinned_stays_until_it_is_unpinned() throws Exception {
    String id = finished(2);
    assertThat(retention.pin(id, "an audit")).isTrue();
    assertThat(retention.pin(mine + " to come", null)).isFalse();

    Purge purge = purge();

    assertThat(isThere(id)).isTrue();
    assertThat(purge.progress().of(PurgeStep.TASKS).kept().pinned()).isEqualTo(1);
    assertThat(retention.findPin(id)).get().matches(p -> p.reason().get().equals("an audit"));
    assertThat(retention.unpin(id)).isTrue();
    assertThat(retention.unpin(id)).isFalse();
    purge();
    assertThat(isThere(id)).isFalse();
    assertThat(retention.unpin(mine + " to come")).isTrue();
  }

  @Test
  void the_oldest_and_the_newest_are_of_what_was_deleted() throws Exception {
    List<String> kept = List.of(finished(9), finished(2));
    kept.forEach(id -> retention.pin(id, "an audit"));
    finished(7);
    finished(4);

    Tally tally = purge().progress().of(PurgeStep.TASKS).deleted().get(0);

    assertThat(tally.rows()).isEqualTo(2);
    assertThat(Duration.between(tally.oldest(), tally.newest())).isEqualTo(Duration.ofDays(3));
    assertThat(kept).allMatch(retention::unpin);
  }

  @Test
  void a_dry_run_tells_what_would_be_deleted_and_deletes_nothing() throws Exception {
    List<String> ids = List.of(finished(2), finished(5));
    tasks.storeResult(
        TaskOutcome.of(ids.get(0), "SUCCESS").taskName(mine).result("x".repeat(5000)).build());
    age(ids.get(0), 2);

    Purge dry = purge("dryRun", "true");

    Tally tally = dry.progress().of(PurgeStep.TASKS).deleted().get(0);
    assertThat(tally.rows()).isEqualTo(2);
    assertThat(Duration.between(tally.oldest(), tally.newest())).isEqualTo(Duration.ofDays(3));
    assertThat(tally.bytes()).isBetween(5000L, 7000L);
    assertThat(ids).allMatch(this::isThere);
    assertThat(deleted(purge())).isEqualTo(2);
  }

  @Test
  void a_second_purge_is_told_who_is_at_it_and_since_when() throws Exception {
    many(MANY);
    Instant before = clock.instant();
    Purge first = purges.start(Map.of("batchSize", "1", "pause", "PT0.2S"));

    assertThatThrownBy(() -> purges.start(Map.of()))
        .isInstanceOf(CeleryResultsException.class)
        .hasMessageContaining("CELRES-0077")
        .hasMessageContaining(first.purgeId())
        .hasMessageContaining("anonymous")
        .hasMessageContaining(first.node())
        .extracting(Throwable::getMessage)
        .satisfies(text -> assertThat(since(text)).isBetween(before, first.dateStarted()));
    assertThat(purge("dryRun", "true").state()).isEqualTo(PurgeState.COMPLETED);
    purges.stop(first.purgeId());
    ended(first);
  }

  /** What the message says, to the microsecond. */
  private static Instant since(String message) {
    Matcher since = Pattern.compile(" since (\\S+Z)\\. ").matcher(message);
    assertThat(since.find()).as(message).isTrue();
    return Instant.parse(since.group(1));
  }

  @Test
  void what_ended_at_one_moment_is_purged_in_several_batches() throws Exception {
    retention.replaceRules(List.of(RetentionRule.of(null, mine + ".kept", Expires.never())));
    List<String> kept = fourToBeKept();
    many(7);
    kept.addAll(fourToBeKept());
    age(mine + " %", 3);
    finished(4);
    finished(2);

    Purge purge = purge("batchSize", "3");

    assertThat(deleted(purge)).isEqualTo(9);
    assertThat(kept).hasSize(8).allMatch(this::isThere);
  }

  private List<String> fourToBeKept() throws SQLException {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      kept.add(stored("kept", "SUCCESS", 3));
    }
    return kept;
  }

  @Test
  void a_purge_ends_after_so_many_rows() throws Exception {
    many(MANY);

    Purge purge = purge("maxRows", "10", "batchSize", "4");

    assertThat(purge.state()).isEqualTo(PurgeState.COMPLETED);
    assertThat(deleted(purge)).isEqualTo(10);
    assertThat(purge.progress().endedBy()).contains("maxRows");
  }

  @Test
  void a_purge_ends_after_so_long() throws Exception {
    many(MANY);

    Purge purge = purge("maxDuration", "PT1.5S", "batchSize", "1", "pause", "PT0.1S");

    assertThat(purge.state()).isEqualTo(PurgeState.COMPLETED);
    assertThat(deleted(purge)).isBetween(1L, MANY - 1L);
    assertThat(purge.progress().endedBy()).contains("maxDuration");
  }

  @Test
  void a_row_that_somebody_is_at_is_left_and_stays_if_it_becomes_fresh() throws Exception {
    String id = finished(2);
    transaction.begin();
    try {
      tasks.storeResult(TaskOutcome.of(id, "SUCCESS").result("2").build());

      Purge purge = purge();

      assertThat(purge.progress().of(PurgeStep.TASKS).kept().busy()).isEqualTo(1);
    } finally {
      transaction.commit();
    }
    purge();
    assertThat(isThere(id)).isTrue();
  }

  @Test
  void the_managers_delete_by_the_same_rules() throws Exception {
    retention.replaceRules(List.of(RetentionRule.of(null, mine + ".kept", Expires.never())));
    String kept = stored("kept", "SUCCESS", 9);
    String pinned = finished(9);
    String gone = finished(9);
    retention.pin(pinned, null);

    assertThat(tasks.getAllExpired(Duration.ofDays(1), PageRequest.first(1000)).items())
        .extracting(TaskSummary::taskId)
        .contains(gone)
        .doesNotContain(kept, pinned);
    tasks.deleteExpired(Duration.ofDays(1));

    assertThat(List.of(isThere(kept), isThere(pinned))).containsOnly(true);
    assertThat(isThere(gone)).isFalse();
    retention.unpin(pinned);
  }

  @Test
  void a_wrong_parameter_is_named() {
    assertThatThrownBy(() -> purges.start(Map.of("expires", "soon")))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "CELRES-0070: expires is 'soon'. Expected: an ISO-8601 duration (P1D, PT30M), or"
                + " seconds (86400).");
    assertThatThrownBy(() -> purges.start(Map.of("batchSize", "0")))
        .hasMessage("CELRES-0013: batchSize must be between 1 and 100000, not 0.");
    assertThatThrownBy(() -> purges.start(Map.of("batch_size", "5")))
        .hasMessageContaining("CELRES-0072")
        .hasMessageContaining("batchSize");
    assertThatThrownBy(() -> purges.start(Map.of("pause", "PT2H"))).hasMessageContaining("pause");
    assertThatThrownBy(() -> purges.restart("no such")).hasMessageContaining("CELRES-0078");
  }
}
