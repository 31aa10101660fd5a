package org.celeryresults.purge;

import java.util.OptionalLong;
import org.celeryresults.retention.References;

/**
 * Where a step stands between two batches.
 *
 * @param ticket the right to go on
 * @param parameters of the purge
 * @param step the step that is under way
 * @param references what refers to rows of its table
 * @param progress what the purge has done
 * @param size of the next batch
 * @param transactions how many the database had written when the last batch ended, whosesoever;
 *     empty: it can't tell
 * @param isStopRequested whether somebody has asked it to stop
 */
public record PurgeTurn(
    Ticket ticket,
    PurgeParameters parameters,
    PurgeStep step,
    References references,
    Progress progress,
    int size,
    OptionalLong transactions,
    boolean isStopRequested) {
  /** Where a step begins, or goes on. */
  static PurgeTurn first(
      Ticket ticket, PurgeParameters parameters, PurgeStep step, Progress progress) {
    return new PurgeTurn(
        ticket, parameters, step, References.NONE, progress, 1, OptionalLong.empty(), false);
  }

  PurgeTurn after(Progress more, boolean stopRequested) {
    return new PurgeTurn(
        ticket, parameters, step, references, more, size, transactions, stopRequested);
  }

  PurgeTurn sized(int rows) {
    return new PurgeTurn(
        ticket, parameters, step, references, progress, rows, transactions, isStopRequested);
  }

  PurgeTurn with(References found) {
    return new PurgeTurn(
        ticket, parameters, step, found, progress, size, transactions, isStopRequested);
  }

  PurgeTurn with(OptionalLong written) {
    return new PurgeTurn(
        ticket, parameters, step, references, progress, size, written, isStopRequested);
  }

  /** Whether others have written since the end of the batch before; the purge itself so often. */
  boolean isInCompany(PurgeTurn before, long own) {
    return transactions.isPresent()
        && before.transactions.isPresent()
        && transactions.getAsLong() - before.transactions.getAsLong() > own;
  }

  /** Whether as many rows are deleted as the parameters allow. */
  boolean isFull() {
    return parameters.maxRows().isPresent() && progress.rows() >= parameters.maxRows().getAsLong();
  }

  boolean isDone() {
    return progress.of(step).done();
  }
}
