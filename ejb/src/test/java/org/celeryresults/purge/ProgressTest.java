package org.celeryresults.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.Position;
import org.celeryresults.retention.Tally;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant OLD = Instant.parse("2020-01-01T00:00:00.000001Z");
  private static final Instant NEW = Instant.parse("2020-02-01T00:00:00Z");
  private static final Position END = Position.START.at(NEW, 42);

  @Test
  void batches_add_up_by_rule() {
    Progress progress =
        Progress.NONE
            .plus(PurgeStep.TASKS, batch(Tally.of("a: P1D", NEW, 5), new Kept(1, 2, 3)))
            .plus(PurgeStep.TASKS, batch(Tally.of("a: P1D", OLD, 7), new Kept(1, 0, 0)));

    StepProgress tasks = progress.of(PurgeStep.TASKS);
    assertThat(tasks.deleted()).containsExactly(new Tally("a: P1D", 2, OLD, NEW, 12));
    assertThat(tasks.kept()).isEqualTo(new Kept(2, 2, 3));
    assertThat(progress.position()).isEqualTo(END);
    assertThat(progress.rows()).isEqualTo(2);
  }

  @Test
  void the_last_batch_ends_a_step_and_the_next_begins_anew() {
    Progress progress = Progress.NONE.plus(PurgeStep.TASKS, Batch.nothing(END));

    assertThat(progress.of(PurgeStep.TASKS).done()).isTrue();
    assertThat(progress.position()).isEqualTo(Position.START);
    assertThat(progress.of(PurgeStep.GROUPS)).isEqualTo(StepProgress.NONE);
  }

  @Test
  void what_is_written_is_read_again() {
    Progress progress =
        Progress.NONE
            .plus(PurgeStep.TASKS, Batch.nothing(END))
            .plus(
                PurgeStep.OWN_TABLES, batch(Tally.of("STARTED of \"x\"*: PT1H", OLD, 7), Kept.NONE))
            .endedBy("maxRows");

    assertThat(ProgressText.parse(ProgressText.of(progress))).isEqualTo(progress);
    assertThat(ProgressText.parse(ProgressText.of(Progress.NONE))).isEqualTo(Progress.NONE);
    assertThat(progress.again().endedBy()).isEmpty();
  }

  private static Batch batch(Tally tally, Kept kept) {
    return new Batch(List.of(tally), kept, END, false);
  }
}
