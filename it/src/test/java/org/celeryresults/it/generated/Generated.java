package org.celeryresults.it.generated;

import java.util.Optional;
import org.celeryresults.message.Message;
import org.celeryresults.task.TaskOutcome;

/**
 * An outcome, and what must become of it.
 *
 * @param number counted from 0, to find it again
 * @param outcome as a caller gives it
 * @param expected as it is to be stored, repaired; of no meaning when it is refused
 * @param refusal what is wrong with it; empty when it is to be stored
 */
public record Generated(
    int number, TaskOutcome outcome, TaskOutcome expected, Optional<Refusal> refusal) {

  /** The one thing that is wrong. */
  public record Refusal(String field, Message kind) {}

  /** For messages: the whole would be unreadable. */
  @Override
  public String toString() {
    return "outcome %d of seed %d".formatted(number, GeneratedOutcomes.SEED);
  }
}
