package org.celeryresults.chord;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.store.CallOptions;
import org.celeryresults.store.Columns;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.ResultManager;

/**
 * Begins chords, counts their parts down, and finds them. Inject it.
 *
 * <p>The counter is Django's (django_celery_results/models.py, ChordCounter): Python workers may
 * count down the same chord. What they count is in no ledger of ours: a part must return either
 * there or here.
 *
 * <p>Each call is one transaction, repeated when it fails for a passing reason; called within a
 * transaction it joins that one, is tried once, and is rolled back with it. All chords are in the
 * default store.
 */
public interface ChordManager extends ResultManager<ChordSummary>, CallOptions<ChordManager> {
  /**
   * Begins a chord. Doing so again changes nothing, also when it is complete by now.
   *
   * @param groupId id of the group that is the header, at most {@code
   *     celery.results.task-id-max-length} characters
   * @param members the header's result tuples in order: tasks, chains, groups
   * @param size how many parts will return, 1 or more: Celery's {@code chord_size}, for a header of
   *     tasks and chains the number of members
   * @return true for the one caller that began it, false when it had been begun before
   * @throws org.celeryresults.message.InvalidValueException when a value can't be stored
   * @throws org.celeryresults.message.CeleryResultsException when it had been begun with other
   *     members
   */
  boolean createChord(String groupId, List<ResultTuple> members, int size);

  /** The same for a header of tasks: all of them must return. */
  default boolean createChord(String groupId, List<String> taskIds) {
    List<ResultTuple> members = ResultTuple.tasks(Columns.notNull("task_ids", taskIds));
    return createChord(groupId, members, members.size());
  }

  /**
   * Counts a part down; to be called after its result was stored, or in the same transaction.
   * Calling it again for the same part never counts again. On PostgreSQL one statement.
   *
   * <p>With the last part the counter goes, and {@link ChordCompleted} is fired after the commit.
   * If the part ended in FAILURE or REVOKED, {@link ChordPartFailed} is fired.
   *
   * @throws org.celeryresults.message.InvalidValueException when the chord's header doesn't name
   *     the task (as a member, a chain's parent or a nested group), or its id can't be stored
   */
  PartReturned partReturned(String groupId, String taskId);

  /** The counter; empty when the chord is complete or was never begun. */
  Optional<ChordCounter> findChord(String groupId);

  /**
   * The chord's header as it stands now: one statement for the counter, one for each 1000 members.
   * Empty when the chord is complete or was never begun.
   */
  Optional<LiveGroup> groupResult(String groupId);

  /** The header of a chord that is complete, every member with its result. */
  LiveGroup headerOf(ChordCompleted completed);

  /**
   * How far a chord is, also when it is complete, until that expires; three statements, and one for
   * each 1000 members. Empty when it was never begun or has expired.
   */
  Optional<ChordProgress> progress(String groupId);

  /** A page of the chords that wait, by group id; one statement. */
  Page<ChordSummary> search(PageRequest page);

  /**
   * Of a page of the chords that wait, those that are stuck: each member has finished, the last of
   * them longer ago than {@code quietFor}. A page may be empty and have a next one.
   */
  Page<StuckChord> getStuck(Duration quietFor, PageRequest page);

  /**
   * Completes a chord whatever it waits for: listeners are told as if the last part had returned.
   *
   * @return true for the one caller that did, false when it doesn't wait for anything
   */
  boolean completeChord(String groupId);

  /**
   * A page of what listeners were or are to be told, oldest first; one statement.
   *
   * @param delivery only those; empty: all
   */
  Page<CompletionSummary> completions(Optional<Delivery> delivery, PageRequest page);

  /**
   * Has listeners told again, from the first attempt, at once: for one that is DEAD, or that they
   * should hear a second time.
   *
   * @return false when there is no such completion
   */
  boolean redeliver(String completionId);
}
