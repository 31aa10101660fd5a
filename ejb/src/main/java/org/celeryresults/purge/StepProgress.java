package org.celeryresults.purge;

import java.util.List;
import java.util.stream.Stream;
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.Tally;

/**
 * What a step has done so far.
 *
 * @param deleted rows by rule; of a dry run: those that would be
 * @param kept rows that had expired, and were left
 * @param done whether it has come to its end
 */
public record StepProgress(List<Tally> deleted, Kept kept, boolean done) {
  /** Nothing yet. */
  public static final StepProgress NONE = new StepProgress(List.of(), Kept.NONE, false);

  public StepProgress {
    deleted = List.copyOf(deleted);
  }

  /** How many rows. */
  public long rows() {
    return deleted.stream().mapToLong(Tally::rows).sum();
  }

  StepProgress plus(Batch batch) {
    return new StepProgress(
        Batch.sum(Stream.concat(deleted.stream(), batch.tallies().stream()).toList()),
        kept.plus(batch.kept()),
        batch.last());
  }
}
