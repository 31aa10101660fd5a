package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeState;
import org.celeryresults.purge.PurgeStep;
import org.celeryresults.purge.StepProgress;
import org.celeryresults.retention.Kept;
import org.junit.jupiter.api.Test;

/**
 * Purges that end behind their first batch, and go on. A dry run meets its rows again when it
 * begins again; so does a purge that may not delete them.
 */
public abstract class PurgeRestartContract extends PurgeRulesContract {
  private static final int MANY = 7;
  private static final int BATCH = 3;

  /** Older than what other tests have left: the first that a purge looks at. */
  private static final int LONG_AGO = 1000;

  @Test
  void a_dry_run_that_was_stopped_counts_no_row_again() throws Exception {
    oneADay();
    Purge stopped = stopped(begun("dryRun", "true"));
    assertThat(deleted(stopped)).isEqualTo(BATCH);

    Purge purge = goneOn(stopped);

    assertThat(purge.state()).isEqualTo(PurgeState.COMPLETED);
    assertThat(deleted(purge)).isEqualTo(MANY);
  }

  @Test
  void a_purge_that_was_stopped_looks_at_no_pinned_row_again() throws Exception {
    List<String> pinned = oneADay();
    pinned.forEach(id -> retention.pin(id, "an audit"));
    Purge stopped = stopped(begun());
    assertThat(tasks(stopped).kept()).isEqualTo(new Kept(BATCH, 0, 0));

    Purge purge = goneOn(stopped);

    assertThat(purge.state()).isEqualTo(PurgeState.COMPLETED);
    assertThat(tasks(purge).kept()).isEqualTo(new Kept(MANY, 0, 0));
    assertThat(deleted(purge)).isZero();
    assertThat(purge.dateStarted()).isEqualTo(stopped.dateStarted());
    assertThat(pinned).allMatch(retention::unpin);
  }

  @Test
  void one_that_was_stopped_in_a_later_step_does_no_earlier_one_again() throws Exception {
    forgetTasks();
    finished(2);
    for (int i = 0; i < MANY; i++) {
      group(LONG_AGO + i);
    }
    Purge begun = begun("dryRun", "true");
    await().until(() -> groups(purges.find(begun.purgeId()).orElseThrow()).rows() > 0);
    Purge stopped = stopped(begun);
    assertThat(tasks(stopped).done()).isTrue();
    assertThat(groups(stopped).rows()).isEqualTo(BATCH);
    finished(2);

    Purge purge = goneOn(stopped);

    assertThat(purge.state()).isEqualTo(PurgeState.COMPLETED);
    assertThat(deleted(purge)).isEqualTo(1);
    assertThat(groups(purge).rows()).isEqualTo(MANY);
  }

  @Test
  void a_purge_that_failed_tells_why_and_goes_on_where_it_was() throws Exception {
    List<String> ids = oneADay();
    Purge stopped = stopped(begun());
    assertThat(deleted(stopped)).isEqualTo(BATCH);

    Purge failed = goneOnWithoutPins(stopped);
    assertThat(failed.state()).isEqualTo(PurgeState.FAILED);
    assertThat(failed.error()).get().asString().containsIgnoringCase("celery_results_pin");
    assertThat(failed.duration()).isPresent();
    assertThat(deleted(failed)).isEqualTo(BATCH);
    assertThat(ids.stream().filter(this::isThere)).hasSize(MANY - BATCH);

    Purge purge = ended(purges.restart(failed.purgeId()));
    assertThat(purge.state()).isEqualTo(PurgeState.COMPLETED);
    assertThat(purge.error()).isEmpty();
    assertThat(deleted(purge)).isEqualTo(MANY);
    assertThat(ids).noneMatch(this::isThere);
    assertThat(purges.stop(purge.purgeId())).isFalse();
    assertThatThrownBy(() -> purges.restart(purge.purgeId())).hasMessageContaining("CELRES-0079");
  }

  @Test
  void what_ends_for_its_time_tells_lower_bounds_and_the_next_purge_does_the_rest()
      throws Exception {
    List<String> ids = oneADay();

    Purge dry = endedAtOnce("true");
    assertThat(tasks(dry).done()).isFalse();
    assertThat(ids).allMatch(this::isThere);

    endedAtOnce("false");
    assertThat(ids.stream().filter(this::isThere)).hasSize(MANY - BATCH);
    assertThat(deleted(purge())).isEqualTo(MANY - BATCH);
  }

  /** Its time is over with its first batch. */
  private Purge endedAtOnce(String dryRun) {
    String size = String.valueOf(BATCH);
    Purge purge = purge("maxDuration", "PT0S", "batchSize", size, "dryRun", dryRun);
    assertThat(purge.state()).isEqualTo(PurgeState.COMPLETED);
    assertThat(purge.progress().endedBy()).contains("maxDuration");
    assertThat(deleted(purge)).isEqualTo(BATCH);
    assertThat(purge.progress().steps()).containsOnlyKeys(PurgeStep.TASKS);
    return purge;
  }

  /** Their ids, the oldest last. */
  private List<String> oneADay() throws SQLException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      ids.add(finished(LONG_AGO + i));
    }
    return ids;
  }

  /** A purge that rests for a minute behind its first batch. */
  private Purge begun(String... more) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("batchSize", String.valueOf(BATCH));
    parameters.put("pause", "PT1M");
    for (int i = 0; i < more.length; i += 2) {
      parameters.put(more[i], more[i + 1]);
    }
    return purges.start(parameters);
  }

  /** Whether it is at its first batch, or at rest behind it. */
  private Purge stopped(Purge begun) {
    assertThat(purges.stop(begun.purgeId())).isTrue();
    Purge stopped = ended(begun);
    assertThat(stopped.state()).isEqualTo(PurgeState.STOPPED);
    return stopped;
  }

  /** Goes on, and rests no more. */
  private Purge goneOn(Purge purge) throws SQLException {
    execute(
        "UPDATE celery_results_purge SET parameters = REPLACE(parameters, 'PT1M', 'PT0S')"
            + " WHERE purge_id = ?",
        purge.purgeId());
    return ended(purges.restart(purge.purgeId()));
  }

  private Purge goneOnWithoutPins(Purge purge) throws SQLException {
    execute("ALTER TABLE celery_results_pin RENAME TO pins_elsewhere");
    try {
      return goneOn(purge);
    } finally {
      execute("ALTER TABLE pins_elsewhere RENAME TO celery_results_pin");
    }
  }

  private static StepProgress tasks(Purge purge) {
    return purge.progress().of(PurgeStep.TASKS);
  }

  private static StepProgress groups(Purge purge) {
    return purge.progress().of(PurgeStep.GROUPS);
  }
}
