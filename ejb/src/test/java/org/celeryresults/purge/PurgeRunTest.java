package org.celeryresults.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.Expires;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.Position;
import org.celeryresults.retention.References;
import org.celeryresults.retention.Tally;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step over twenty rows, of which some make their batch fail. */
class PurgeRunTest {
  private static final int ROWS = 20;
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  /** How long a batch takes. */
  private static final Duration TICK = Duration.ofMillis(4);

  private static final Ticket TICKET = new Ticket("id", Ticket.PURGE, 1);

  private final PurgeBatch batches = mock(PurgeBatch.class);
  private Iterator<Long> written = Collections.emptyIterator();
  private long rows = ROWS;
  private final List<Integer> sizes = new ArrayList<>();
  private final List<Long> skipped = new ArrayList<>();

  @BeforeEach
  void nothing_refers_to_the_rows() {
    when(batches.references(any())).thenReturn(References.NONE);
    when(batches.reread(any())).thenAnswer(call -> call.getArgument(0));
    when(batches.skip(any()))
        .thenAnswer(
            call -> {
              PurgeTurn turn = call.getArgument(0);
              skipped.add(at(turn));
              return after(turn, List.of(), new Kept(0, 1, 0), 1);
            });
  }

  @Test
  void batch_follows_batch_until_nothing_is_left() {
    failing(row -> null);

    PurgeTurn end = run(parameters(8, OptionalLong.empty()), NOW.plusSeconds(1));

    assertThat(end.isDone()).isTrue();
    assertThat(end.progress().rows()).isEqualTo(ROWS);
    assertThat(sizes).containsExactly(8, 8, 8);
  }

  @Test
  void a_row_that_something_refers_to_is_found_by_halves_and_left() {
    failing(row -> row == 11 ? failure("23503") : null);

    PurgeTurn end = run(parameters(8, OptionalLong.empty()), NOW.plusSeconds(1));

    assertThat(end.isDone()).isTrue();
    assertThat(skipped).containsExactly(11L);
    assertThat(end.progress().rows()).isEqualTo(ROWS - 1);
    assertThat(end.progress().of(PurgeStep.TASKS).kept().referenced()).isEqualTo(1);
    assertThat(sizes).startsWith(8, 8, 4, 2).endsWith(8);
  }

  @Test
  void a_passing_failure_is_tried_again_with_fewer_rows() {
    int[] left = {3};
    failing(row -> left[0]-- > 0 ? failure("40P01") : null);

    PurgeTurn end = run(parameters(8, OptionalLong.empty()), NOW.plusSeconds(1));

    assertThat(end.progress().rows()).isEqualTo(ROWS);
    assertThat(sizes).startsWith(8, 4, 2, 1, 2, 4, 8);
  }

  @Test
  void a_failure_that_stays_ends_it_with_its_cause_and_nothing_is_lost() {
    failing(row -> row == 9 ? failure("42501") : null);

    assertThatThrownBy(() -> run(parameters(8, OptionalLong.empty()), NOW.plusSeconds(1)))
        .isInstanceOf(PersistenceException.class)
        .hasRootCauseMessage("42501");
    assertThat(sizes).containsExactly(8, 8, 4, 2, 1, 2, 1);
  }

  @Test
  void another_node_s_lease_ends_it_at_once() {
    when(batches.run(any())).thenThrow(new LeaseLostException("id"));

    assertThatThrownBy(() -> run(parameters(8, OptionalLong.empty()), NOW.plusSeconds(1)))
        .isInstanceOf(LeaseLostException.class);
  }

  @Test
  void it_ends_at_its_limits() {
    failing(row -> null);

    assertThat(run(parameters(8, OptionalLong.of(16)), NOW.plusSeconds(1)).isFull()).isTrue();
    assertThat(run(parameters(8, OptionalLong.empty()), NOW).progress().rows()).isEqualTo(8);
  }

  @Test
  void a_step_does_nothing_when_the_one_before_has_deleted_as_many_as_it_might() {
    failing(row -> null);
    PurgeTurn full = run(parameters(8, OptionalLong.of(16)), NOW.plusSeconds(1));

    PurgeTurn next =
        PurgeTurn.first(full.ticket(), full.parameters(), PurgeStep.GROUPS, full.progress());

    assertThat(run(next, NOW.plusSeconds(1)).progress()).isEqualTo(full.progress());
    assertThat(sizes).hasSize(2);
  }

  @Test
  void a_wish_to_stop_that_is_heard_during_a_pause_stops_it() {
    failing(row -> null);
    Pauses asked = new Pauses(Duration.ofSeconds(1), () -> true);
    asked.stop();

    PurgeTurn end = run(parameters(8, OptionalLong.empty()), NOW.plusSeconds(1), asked);

    assertThat(end.isStopRequested()).isTrue();
    assertThat(end.progress().rows()).isEqualTo(8);
  }

  @Test
  void it_rests_as_long_as_a_batch_took_once_others_have_written() {
    failing(row -> null);

    assertThat(rests(100, 101, 102, 103, 104)).isZero();
    assertThat(rests(100, 107, 108, 109, 110)).isEqualTo(3);
    assertThat(rests(100, 101, 107, 108, 109)).isEqualTo(2);
    assertThat(rests(100, 101, 102, 109, 110)).isEqualTo(1);
    assertThat(rests()).isZero();
  }

  @Test
  void its_batches_are_small_while_others_write_and_grow_when_nobody_has_for_a_second() {
    rows = 25_000;
    written = LongStream.of(100, 107, 108, 109, 110, 111, 112).iterator();
    failing(row -> null);

    run(parameters(8000, OptionalLong.empty()), Duration.ofMillis(100));

    assertThat(sizes).containsExactly(2000, 4000, 2000, 2000, 2000, 2000, 4000, 8000);
  }

  @Test
  void holding_on_to_its_lease_in_a_pause_is_no_company() {
    rows = 25_000;
    written = LongStream.of(100, 103, 106, 109).iterator();
    failing(row -> null);
    Pauses pauses = new Pauses(TICK, () -> true);

    run(parameters(8000, TICK.multipliedBy(3)), NOW.plusSeconds(1), pauses);

    assertThat(sizes).startsWith(2000, 4000, 8000);
  }

  /** How many rests there are, where so many transactions had written after each batch. */
  private int rests(long... transactions) {
    written = LongStream.of(transactions).iterator();
    return run(parameters(4, OptionalLong.empty()), TICK);
  }

  /**
   * How many rests there are, where a batch takes so long, and three times as long with its rest.
   */
  private int run(PurgeParameters parameters, Duration took) {
    Clock ticking = mock(Clock.class);
    AtomicLong ticks = new AtomicLong();
    when(ticking.instant())
        .thenAnswer(call -> NOW.plus(took.multipliedBy(ticks.incrementAndGet())));
    AtomicInteger slices = new AtomicInteger();
    Pauses pauses = new Pauses(took.dividedBy(2), () -> slices.incrementAndGet() > 0);
    assertThat(run(first(parameters), NOW.plusSeconds(60), pauses, ticking).isDone()).isTrue();
    return slices.get();
  }

  private PurgeTurn run(PurgeParameters parameters, Instant until) {
    return run(first(parameters), until);
  }

  private PurgeTurn run(PurgeTurn first, Instant until) {
    Pauses pauses = new Pauses(Duration.ofSeconds(1), () -> true);
    return run(first, until, pauses, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private PurgeTurn run(PurgeParameters parameters, Instant until, Pauses pauses) {
    return run(first(parameters), until, pauses, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static PurgeTurn first(PurgeParameters parameters) {
    return PurgeTurn.first(TICKET, parameters, PurgeStep.TASKS, Progress.NONE);
  }

  private PurgeTurn run(PurgeTurn first, Instant until, Pauses pauses, Clock clock) {
    return new PurgeRun(batches, pauses, clock, first).run(until);
  }

  private void failing(Failing failing) {
    when(batches.run(any()))
        .thenAnswer(
            call -> {
              PurgeTurn turn = call.getArgument(0);
              sizes.add(turn.size());
              List<Tally> tallies = new ArrayList<>();
              for (long row = at(turn); row < Math.min(rows, at(turn) + turn.size()); row++) {
                RuntimeException failure = failing.of(row);
                if (failure != null) {
                  throw failure;
                }
                tallies.add(Tally.of("default", NOW, 0));
              }
              return after(turn, tallies, Kept.NONE, turn.size()).with(transactions());
            });
  }

  private OptionalLong transactions() {
    return written.hasNext() ? OptionalLong.of(written.next()) : OptionalLong.empty();
  }

  private PurgeTurn after(PurgeTurn turn, List<Tally> tallies, Kept kept, int looked) {
    long end = at(turn) + looked;
    Position position = Position.START.at(NOW, end);
    return turn.after(
        turn.progress().plus(PurgeStep.TASKS, new Batch(tallies, kept, position, end >= rows)),
        false);
  }

  private static long at(PurgeTurn turn) {
    return turn.progress().position().id();
  }

  private static RuntimeException failure(String state) {
    return new PersistenceException(new SQLException(state, state));
  }

  private static PurgeParameters parameters(int size, OptionalLong most) {
    return parameters(size, most, Duration.ZERO);
  }

  private static PurgeParameters parameters(int size, Duration pause) {
    return parameters(size, OptionalLong.empty(), pause);
  }

  private static PurgeParameters parameters(int size, OptionalLong most, Duration pause) {
    return new PurgeParameters(
        Expires.after(Duration.ofDays(1)), size, most, Optional.empty(), pause, false);
  }

  @FunctionalInterface
  private interface Failing {
    @Nullable RuntimeException of(long row);
  }
}
