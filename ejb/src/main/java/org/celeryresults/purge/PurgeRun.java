package org.celeryresults.purge;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.celeryresults.message.Causes;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;
import org.celeryresults.retention.References;
import org.celeryresults.retry.Backoff;
import org.celeryresults.retry.PassingFailures;

/**
 * One step of a purge: batch after batch, until nothing is left, a limit is reached, or it stops.
 */
final class PurgeRun {
  private static final Logger LOG = System.getLogger("org.celeryresults.purge");

  /** Failures of the smallest batch, one after another, after which a purge gives up. */
  private static final int MOST_FAILURES = 10;

  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(20));

  /** Who has written may write again: as long, the next batches stay small. */
  private static final Duration COMPANY_LASTS = Duration.ofSeconds(1);

  /** Of rows that something refers to. */
  private static final String INTEGRITY_CLASS = "23";

  private static final int UNKNOWN = -1;

  private final PurgeBatch batches;
  private final Pauses pauses;
  private final Clock clock;
  private BatchSize size;
  private PurgeTurn turn;
  private Duration giveWay = Duration.ZERO;
  private Instant companyUntil = Instant.MIN;
  private int part = UNKNOWN;
  private int failures;
  private boolean skipping;

  PurgeRun(PurgeBatch batches, Pauses pauses, Clock clock, PurgeTurn first) {
    this.batches = batches;
    this.pauses = pauses;
    this.clock = clock;
    turn = first;
    size = BatchSize.of(first.parameters().batchSize());
  }

  /**
   * Carries the step out.
   *
   * @param until when to end all the same
   * @return where it stands: done, full, late, or asked to stop
   * @throws LeaseLostException when another node has taken the purge
   * @throws RuntimeException when it gave up
   */
  PurgeTurn run(Instant until) {
    boolean goesOn = mayDoMore();
    while (goesOn) {
      batch();
      goesOn = mayDoMore() && !turn.isStopRequested() && clock.instant().isBefore(until) && rests();
    }
    return turn;
  }

  /** Also before the first batch: the step before may have deleted all that it might. */
  private boolean mayDoMore() {
    return !turn.isDone() && !turn.isFull();
  }

  /** False when somebody has asked it to stop meanwhile. */
  private boolean rests() {
    Duration pause = turn.parameters().pause();
    boolean goesOn = pauses.take(pause.compareTo(giveWay) > 0 ? pause : giveWay);
    if (!goesOn) {
      turn = turn.after(turn.progress(), true);
    }
    return goesOn;
  }

  private void batch() {
    try {
      if (failures > 0) {
        turn = batches.reread(turn);
      }
      if (mayDoMore()) {
        next();
      }
      failures = 0;
      skipping = false;
    } catch (LeaseLostException e) {
      throw e;
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void next() {
    Instant begun = clock.instant();
    lookForReferences();
    PurgeTurn before = turn;
    turn = skipping ? batches.skip(turn.sized(1)) : batches.run(turn.sized(size.rows()));
    Instant ended = clock.instant();
    Duration took = Duration.between(begun, ended);
    boolean inCompany = isInCompany(before, ended);
    size = size.after(took, inCompany);
    giveWay = inCompany ? took : Duration.ZERO;
  }

  private boolean isInCompany(PurgeTurn before, Instant now) {
    long own = 1L + pauses.kept();
    if (turn.isInCompany(before, own)) {
      companyUntil = now.plus(COMPANY_LASTS);
    }
    return now.isBefore(companyUntil);
  }

  /**
   * Once for each table, and again after a failure: a key may be new; and one that is checked at
   * the commit, as Django's are, doesn't say everywhere that it was the reason.
   */
  private void lookForReferences() {
    int now = turn.progress().position().part();
    if (part != now) {
      turn = turn.with(References.NONE);
      turn = turn.with(batches.references(turn));
      part = now;
    }
  }

  /** The batch is undone: a smaller one may succeed, or show the row that hinders it. */
  private void failed(RuntimeException failure) {
    failures++;
    part = UNKNOWN;
    LOG.log(
        Level.DEBUG,
        () ->
            Message.PURGE_BATCH_FAILED.text(
                turn.ticket().purgeId(), size.rows(), Reason.of(failure)),
        failure);
    boolean passing = PassingFailures.isPassing(failure);
    if (size.isLeast() && isReferred(failure)) {
      skipping = true;
      failures = 0;
    } else if (size.isLeast() && (!passing || failures >= MOST_FAILURES)) {
      throw failure;
    } else {
      size = size.halved();
      if (passing && !pauses.take(BACKOFF.after(failures))) {
        turn = turn.after(turn.progress(), true);
      }
    }
  }

  private static boolean isReferred(RuntimeException failure) {
    return Causes.of(failure, SQLException.class)
        .anyMatch(e -> String.valueOf(e.getSQLState()).startsWith(INTEGRITY_CLASS));
  }
}
