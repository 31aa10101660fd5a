package org.celeryresults.task;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.BatchOrder;
import org.celeryresults.retention.Candidate;
import org.celeryresults.retention.Expires;
import org.celeryresults.retention.ExpiringRows;
import org.celeryresults.retention.Expiry;
import org.celeryresults.retention.References;
import org.celeryresults.retention.RetentionStore;
import org.celeryresults.retention.Terms;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Finds and deletes the tasks that have expired: those that a retention rule lets go; without one
 * the finished ones, and the unfinished that were abandoned.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class TaskExpiry implements Expiry {
  private static final ExpiringRows ROWS =
      new ExpiringRows(
          "TaskResult",
          "taskId",
          "django_celery_results_taskresult",
          "task_id",
          ", e.status, e.taskName",
          List.of("result", "traceback", "meta", "taskArgs", "taskKwargs"),
          "t.status IN ('" + String.join("', '", TaskState.ready()) + "')");

  @EJB private Stores stores;
  @EJB private TaskStore tasks;
  @EJB private RetentionStore retention;

  /** A page, in which those that a rule keeps are missing: it may be shorter than asked for. */
  public Page<TaskSummary> expired(String using, Duration expires, PageRequest request) {
    Terms terms = retention.terms(using, Expires.after(expires));
    Instant before = terms.before().orElseThrow();
    Page<TaskSummary> page = tasks.search(using, TaskFilter.all().unpinnedBefore(before), request);
    return new Page<>(
        page.items().stream()
            .filter(t -> ruleOf(terms, t.status(), t.taskName(), t.dateDone()).isPresent())
            .toList(),
        page.next(),
        page.previous());
  }

  /** Deletes them; how many it were. */
  public long delete(Duration expires) {
    References references = references();
    return deleteAll(references, retention.termsOfCaller(Expires.after(expires)));
  }

  @Override
  public Batch delete(BatchOrder order) {
    return ROWS.delete(
        stores.entityManager(Stores.DEFAULT),
        stores.dialect(Stores.DEFAULT),
        order,
        candidate -> ruleOf(order.terms(), candidate));
  }

  @Override
  public Batch count(BatchOrder order) {
    return ROWS.count(
        stores.entityManager(Stores.DEFAULT),
        stores.dialect(Stores.DEFAULT),
        order,
        candidate -> ruleOf(order.terms(), candidate));
  }

  @Override
  public References references() {
    return retention.references(ROWS.table());
  }

  private static Optional<String> ruleOf(Terms terms, Candidate task) {
    return ruleOf(terms, String.valueOf(task.status()), task.name(), task.dateDone());
  }

  private static Optional<String> ruleOf(
      Terms terms, String status, @Nullable String name, Instant dateDone) {
    boolean finished = TaskState.of(status).filter(TaskState::isReady).isPresent();
    return terms.ruleOf(status, name, finished, dateDone);
  }
}
