package org.celeryresults.task;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.retry.Retried;
import org.celeryresults.store.Columns;
import org.celeryresults.store.Count;
import org.celeryresults.store.ManagerViews;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.ResultManagerBean;
import org.celeryresults.store.Stored;
import org.celeryresults.store.Stores;

/** The outer layer: checks, and retries what {@link TaskStore} does in a transaction. */
@Stateless(name = "TaskResultManager")
@Local(TaskResultManager.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(FailureTranslator.class)
@Retried
public class TaskResultManagerBean extends ResultManagerBean<TaskSummary>
    implements TaskResultManager {
  private static final int MOST_COUNTED = 100_000;

  @EJB private TaskStore tasks;
  @EJB private TaskExpiry expiry;
  @Inject private ManagerViews views;
  @Inject private OutcomeCheck check;
  @Resource private SessionContext self;

  @Override
  public TaskResult getTask(String taskId) {
    return findTask(taskId)
        .orElseGet(
            () -> {
              missed(taskId);
              return TaskResult.pending(taskId);
            });
  }

  @Override
  public Optional<TaskResult> findTask(String taskId) {
    return tasks.find(Stores.DEFAULT, Columns.notNull("task_id", taskId));
  }

  @Override
  public Map<String, TaskResult> getTasks(Collection<String> taskIds) {
    return tasks.findAll(Stores.DEFAULT, checked(taskIds));
  }

  @Override
  public Map<String, String> getStates(Collection<String> taskIds) {
    return tasks.states(checked(taskIds));
  }

  @Override
  public Stored<TaskResult> storeResult(TaskOutcome outcome) {
    return tasks.store(check.checked(outcome));
  }

  @Override
  public List<Stored<TaskResult>> storeResults(List<TaskOutcome> outcomes) {
    return tasks.storeAll(check.checked(outcomes));
  }

  @Override
  public Page<TaskSummary> search(TaskFilter filter, PageRequest page) {
    return tasks.search(forLists(), filter, checked(page));
  }

  @Override
  public Count count(TaskFilter filter) {
    return tasks.count(forLists(), filter);
  }

  @Override
  public Count countAtMost(TaskFilter filter, int most) {
    if (most < 1 || most > MOST_COUNTED) {
      throw new InvalidValueException(Message.COUNT_LIMIT, "count", MOST_COUNTED, most);
    }
    return tasks.countAtMost(forLists(), filter, most);
  }

  @Override
  public Count countEstimated(TaskFilter filter) {
    return tasks.countEstimated(forLists(), filter);
  }

  @Override
  public boolean forget(String taskId) {
    return tasks.forget(Columns.notNull("task_id", taskId));
  }

  @Override
  public Page<TaskSummary> getAllExpired(Duration expires, PageRequest page) {
    return expiry.expired(forLists(), checked(expires), checked(page));
  }

  @Override
  public long deleteExpired(Duration expires) {
    return expiry.delete(checked(expires));
  }

  @Override
  public TaskResultManager independent() {
    return views.independent(
        TaskResultManager.class, self.getBusinessObject(TaskResultManager.class));
  }

  @Override
  public TaskResultManager withMaxRetries(int maxRetries) {
    return views.withMaxRetries(
        TaskResultManager.class, self.getBusinessObject(TaskResultManager.class), maxRetries);
  }

  private static Collection<String> checked(Collection<String> taskIds) {
    Columns.notNull("task_ids", taskIds).forEach(id -> Columns.notNull("task_ids", id));
    return taskIds;
  }
}
