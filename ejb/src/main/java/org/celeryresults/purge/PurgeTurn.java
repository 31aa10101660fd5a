package org.celeryresults.purge;

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
 * @param isStopRequested whether somebody has asked it to stop
 */
public record PurgeTurn(
    Ticket ticket,
    PurgeParameters parameters,
    PurgeStep step,
    References references,
    Progress progress,
    int size,
    boolean isStopRequested) {
  PurgeTurn after(Progress more, boolean stopRequested) {
    return new PurgeTurn(ticket, parameters, step, references, more, size, stopRequested);
  }

  PurgeTurn sized(int rows) {
    return new PurgeTurn(ticket, parameters, step, references, progress, rows, isStopRequested);
  }

  PurgeTurn with(References found) {
    return new PurgeTurn(ticket, parameters, step, found, progress, size, isStopRequested);
  }

  /** Whether as many rows are deleted as the parameters allow. */
  boolean isFull() {
    return parameters.maxRows().isPresent() && progress.rows() >= parameters.maxRows().getAsLong();
  }

  boolean isDone() {
    return progress.of(step).done();
  }
}
