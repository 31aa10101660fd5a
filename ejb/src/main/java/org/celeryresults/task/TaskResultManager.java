package org.celeryresults.task;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.store.CallOptions;
import org.celeryresults.store.Count;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.ResultManager;
import org.celeryresults.store.Stored;

/**
 * Stores and finds task results (django_celery_results/managers.py, TaskResultManager). Inject it.
 *
 * <p>Each call is one transaction, repeated when it fails for a passing reason; called within a
 * transaction it joins that one, is tried once, and is rolled back with it.
 */
public interface TaskResultManager
    extends ResultManager<TaskSummary>, CallOptions<TaskResultManager> {
  /** The stored row, or an unsaved PENDING one: see {@link TaskResult#isStored()}. */
  TaskResult getTask(String taskId);

  /** The stored row; empty when there is none. */
  Optional<TaskResult> findTask(String taskId);

  /** The stored rows among these ids, by id; one statement for each 1000 ids. */
  Map<String, TaskResult> getTasks(Collection<String> taskIds);

  /** The states of the stored rows among these ids, by id, without loading results. */
  Map<String, String> getStates(Collection<String> taskIds);

  /**
   * Stores an outcome, in one statement.
   *
   * @return the row, and whether it is new, replaced, or kept because it holds SUCCESS and the
   *     outcome is unfinished ({@code celery.results.protect-success})
   * @throws org.celeryresults.message.InvalidValueException when a value can't be stored; nothing
   *     was sent to the database
   */
  Stored<TaskResult> storeResult(TaskOutcome outcome);

  /**
   * Stores many outcomes: all or nothing, into one store. Of several with one id the last counts.
   * One statement for each 1000 (of MySQL two, of databases without a dialect of their own two or
   * three for each), or fewer when their texts have more than 2<sup>20</sup> characters. As many as
   * the caller's memory holds; those who store the same ids at once wait for each other.
   *
   * @return the rows in the order of the outcomes that count; none for no outcomes
   * @throws org.celeryresults.message.InvalidValueException when a value of one can't be stored,
   *     naming it as {@code outcomes[3].status}; nothing was sent to the database
   */
  List<Stored<TaskResult>> storeResults(List<TaskOutcome> outcomes);

  /** A page of what the filter finds, in its order; one statement. */
  Page<TaskSummary> search(TaskFilter filter, PageRequest page);

  /** How many tasks the filter finds; reads as many. */
  Count count(TaskFilter filter);

  /** The same, but stops counting at {@code most}, 1 to 100,000. */
  Count countAtMost(TaskFilter filter, int most);

  /**
   * The planner's number for all tasks at once, where it is 10,000 or more; a count up to 10,000
   * for anything else: of a small table the planner may know nothing, or what was there yesterday.
   */
  Count countEstimated(TaskFilter filter);

  /** Deletes a row; true for the caller that did, false when there was none. */
  boolean forget(String taskId);
}
