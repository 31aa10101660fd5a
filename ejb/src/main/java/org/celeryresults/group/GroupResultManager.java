package org.celeryresults.group;

import java.util.Optional;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.store.CallOptions;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.ResultManager;
import org.celeryresults.store.Stored;

/**
 * Stores and finds saved groups (django_celery_results/managers.py, GroupResultManager). Inject it.
 *
 * <p>Each call is one transaction, repeated when it fails for a passing reason; called within a
 * transaction it joins that one, is tried once, and is rolled back with it.
 */
public interface GroupResultManager
    extends ResultManager<GroupSummary>, CallOptions<GroupResultManager> {
  /** The stored row, or an unsaved one: see {@link GroupResult#isStored()}. */
  GroupResult getGroup(String groupId);

  /** The stored row; empty when there is none. */
  Optional<GroupResult> findGroup(String groupId);

  /**
   * Stores a group, in one statement.
   *
   * @return the row, and whether it is new or replaced
   * @throws org.celeryresults.message.InvalidValueException when a value can't be stored; nothing
   *     was sent to the database
   */
  Stored<GroupResult> storeGroupResult(GroupOutcome outcome);

  /** A page of what the filter finds, in its order; one statement. */
  Page<GroupSummary> search(GroupFilter filter, PageRequest page);

  /** Deletes a row, not its members; true for the caller that did, false when there was none. */
  boolean forget(String groupId);

  /**
   * The group as it stands now, every member with its result: one statement for the group, one for
   * each 1000 members. Empty when no such group was saved.
   */
  Optional<LiveGroup> status(String groupId);

  /** How far the group is, without loading results; as many statements. */
  Optional<GroupProgress> progress(String groupId);

  /**
   * Any group as it stands now, its members' states alone: neither results nor tracebacks are
   * loaded. One statement for each 1000 members.
   */
  LiveGroup statesOf(ResultTuple group);
}
