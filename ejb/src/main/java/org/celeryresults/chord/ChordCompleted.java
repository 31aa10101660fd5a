package org.celeryresults.chord;

import java.time.Instant;
import java.util.List;
import org.celeryresults.payload.ResultTuple;

/**
 * A CDI event: all parts of a chord's header have returned, and whoever observes this runs the
 * body. Fired after the commit, on one node, at least once: again when an observer failed, or a
 * node died before it was recorded that all had returned; {@code id} is then the same.
 *
 * <p>Observers run in the transaction that records the delivery: what they store with the managers
 * is committed with it, or not at all. One that throws, or marks the transaction for rollback, is
 * told again later ({@code celery.results.chord-delivery.*}).
 *
 * @param id to de-duplicate by; the same in every repetition
 * @param groupId id of the group that is the header
 * @param members the header's members in their order; see {@link ChordManager#headerOf}
 * @param time when the last part returned
 * @param attempt 1 for the first time that it is fired
 */
public record ChordCompleted(
    String id, String groupId, List<ResultTuple> members, Instant time, int attempt) {
  public ChordCompleted {
    members = List.copyOf(members);
  }
}
