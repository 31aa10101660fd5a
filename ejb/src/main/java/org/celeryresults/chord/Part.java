package org.celeryresults.chord;

import java.time.Instant;
import java.util.UUID;

/**
 * A part that has returned, as one call tells it.
 *
 * @param call marks the call, not its attempts: so a repetition knows what an earlier one did
 */
public record Part(String groupId, String taskId, String call) {
  static Part of(String groupId, String taskId) {
    return new Part(groupId, taskId, UUID.randomUUID().toString());
  }

  /** Its line in the ledger, and ids for what may have to be told. */
  Line line(Instant now) {
    return new Line(this, now, UUID.randomUUID().toString(), UUID.randomUUID().toString());
  }

  /**
   * What to write for it.
   *
   * @param completionId for the chord's completion, if this is the last part
   * @param failureId for the part's failure, if it failed
   */
  public record Line(Part part, Instant now, String completionId, String failureId) {}
}
