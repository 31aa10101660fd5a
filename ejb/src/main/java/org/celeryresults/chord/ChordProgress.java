package org.celeryresults.chord;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.celeryresults.group.LiveGroup;

/**
 * How far a chord is.
 *
 * @param remaining how many parts have not returned; 0 when it is complete
 * @param size how many there were at first; empty for a chord that Python began
 * @param firstSeen when it was begun, or first seen if Python began it
 * @param header its members as they stand now, states alone; empty groups for one whose header is
 *     no longer known
 * @param completions what listeners were or will be told, oldest first: failed parts, and that the
 *     chord is complete
 */
public record ChordProgress(
    String groupId,
    int remaining,
    Optional<Integer> size,
    Optional<Instant> firstSeen,
    LiveGroup header,
    List<ChordCompletion> completions) {
  public ChordProgress {
    completions = List.copyOf(completions);
  }

  /** True when nothing is waited for any more. */
  public boolean isComplete() {
    return remaining == 0;
  }
}
