package org.celeryresults.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.Expires;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.Position;
import org.celeryresults.retention.References;
import org.celeryresults.retention.Tally;
import org.junit.jupiter.api.Test;

/** What a purge does when batches fail. */
class PurgeRunFailuresTest {
  private static final Instant DAY = Instant.parse("2026-11-20T00:00:00Z");
  private static final String DEADLOCK = "40001";
  private static final String REFERRED = "23503";

  private final Table table = new Table(100);

  @Test
  void rows_that_something_unseen_refers_to_are_found_and_left() {
    table.referred.addAll(List.of(1L, 40L, 41L, 77L, 100L));

    StepProgress done = run(32);

    assertThat(done.done()).isTrue();
    assertThat(done.rows()).isEqualTo(95);
    assertThat(done.kept()).isEqualTo(new Kept(0, 5, 0));
    assertThat(table.rows).containsExactlyElementsOf(table.referred);
  }

  @Test
  void a_failed_batch_halves_and_good_ones_grow_back() {
    table.failing(DEADLOCK, DEADLOCK);

    assertThat(run(16).rows()).isEqualTo(100);
    assertThat(table.sizes).startsWith(16, 8, 4, 8, 16, 16);
  }

  @Test
  void a_failure_that_passes_does_not_end_it_even_where_a_row_is_skipped() {
    table.referred.add(1L);
    table.failing(REFERRED, DEADLOCK);

    StepProgress done = run(1);

    assertThat(done.rows()).isEqualTo(99);
    assertThat(done.kept().referenced()).isEqualTo(1);
  }

  @Test
  void references_are_looked_for_again_when_one_is_met() {
    table.referred.add(50L);

    run(100);

    assertThat(table.looks).isGreaterThan(1);
  }

  @Test
  void a_failure_that_stays_ends_it_with_the_smallest_batch() {
    table.failing("42501", "42501", "42501", "42501");

    assertThatThrownBy(() -> run(4)).hasMessageContaining("CELRES-0008");
    assertThat(table.sizes).containsExactly(4, 2, 1);
  }

  @Test
  void a_batch_that_took_place_though_its_answer_was_lost_counts_once() {
    table.lostAnswers = 3;

    StepProgress done = run(16);

    assertThat(done.done()).isTrue();
    assertThat(done.rows()).isEqualTo(100);
    assertThat(table.rows).isEmpty();
  }

  private StepProgress run(int batchSize) {
    PurgeParameters parameters =
        new PurgeParameters(
            new Expires(Optional.of(Duration.ofDays(1))),
            batchSize,
            OptionalLong.empty(),
            Optional.empty(),
            Duration.ZERO,
            false);
    PurgeTurn first =
        PurgeTurn.first(
            new Ticket("id", Ticket.PURGE, 1), parameters, PurgeStep.TASKS, Progress.NONE);
    return new PurgeRun(
            table, new Pauses(Duration.ofSeconds(1), () -> true), Clock.systemUTC(), first)
        .run(Instant.MAX)
        .progress()
        .of(PurgeStep.TASKS);
  }

  /** Rows with the ids 1, 2 and so on, all of one date. */
  private static final class Table extends PurgeBatch {
    final Set<Long> rows = new TreeSet<>();
    final Set<Long> referred = new TreeSet<>();
    final List<Integer> sizes = new ArrayList<>();
    private final Deque<String> failures = new ArrayDeque<>();
    private Progress recorded = Progress.NONE;
    int lostAnswers;
    int looks;

    Table(int count) {
      IntStream.rangeClosed(1, count).forEach(id -> rows.add((long) id));
    }

    void failing(String... states) {
      failures.addAll(List.of(states));
    }

    @Override
    public References references(PurgeTurn turn) {
      looks++;
      return References.NONE;
    }

    @Override
    public PurgeTurn run(PurgeTurn turn) {
      sizes.add(turn.size());
      failAsPlanned();
      List<Long> next = next(turn);
      if (next.stream().anyMatch(referred::contains)) {
        throw failure(REFERRED);
      }
      next.forEach(rows::remove);
      List<Tally> tallies = next.stream().map(id -> Tally.of("default", DAY, 0)).toList();
      return done(turn, next, new Batch(Batch.sum(tallies), Kept.NONE, at(turn, next), false));
    }

    @Override
    public PurgeTurn reread(PurgeTurn turn) {
      return turn.after(recorded, false);
    }

    @Override
    public PurgeTurn skip(PurgeTurn turn) {
      failAsPlanned();
      List<Long> next = next(turn);
      return done(turn, next, new Batch(List.of(), new Kept(0, 1, 0), at(turn, next), false));
    }

    private PurgeTurn done(PurgeTurn turn, List<Long> next, Batch batch) {
      boolean last = next.size() < turn.size();
      Batch whole = new Batch(batch.tallies(), batch.kept(), batch.end(), last);
      recorded = turn.progress().plus(turn.step(), whole);
      if (lostAnswers > 0) {
        lostAnswers--;
        throw failure("08006");
      }
      return turn.after(recorded, false);
    }

    private List<Long> next(PurgeTurn turn) {
      long after = turn.progress().position().id();
      return rows.stream().filter(id -> id > after).limit(turn.size()).toList();
    }

    private static Position at(PurgeTurn turn, List<Long> next) {
      return next.isEmpty()
          ? turn.progress().position()
          : turn.progress().position().at(DAY, next.get(next.size() - 1));
    }

    private void failAsPlanned() {
      if (!failures.isEmpty()) {
        throw failure(failures.remove());
      }
    }

    private static CeleryResultsException failure(String state) {
      return new CeleryResultsException(
          new SQLException("on purpose", state), Message.STORE_FAILED, "on purpose");
    }
  }
}
