package org.celeryresults.rest.task;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.Set;
import org.celeryresults.rest.request.Order;
import org.celeryresults.rest.request.Paging;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.store.Count;
import org.celeryresults.store.PageRequest;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskOrder;
import org.celeryresults.task.TaskResultManager;

/**
 * What a search for tasks can be asked: {@code status} (repeated or with commas), {@code
 * task_name}, {@code task_name_prefix}, {@code periodic_task_name}, {@code worker}, {@code
 * created_from} … {@code done_to}, {@code has_traceback}, {@code q}, {@code order}, {@code
 * page_size}, {@code cursor}, {@code count}.
 *
 * @param filter which tasks, in which order
 * @param page which of them
 * @param counting how to count them all, if at all
 */
record TaskQuery(TaskFilter filter, PageRequest page, Optional<Counting> counting) {
  private static final Set<String> NAMES =
      Set.of(
          "status",
          "task_name",
          "task_name_prefix",
          "periodic_task_name",
          "worker",
          "created_from",
          "created_to",
          "started_from",
          "started_to",
          "done_from",
          "done_to",
          "has_traceback",
          "q",
          "order",
          "page_size",
          "cursor",
          "count");

  static TaskQuery of(MultivaluedMap<String, String> values) {
    QueryParameters parameters = QueryParameters.of(values, NAMES);
    return new TaskQuery(filter(parameters), Paging.of(parameters), Counting.of(parameters));
  }

  /** The count that was asked for. */
  Optional<Count> count(TaskResultManager tasks) {
    return counting.map(how -> how.count(tasks, filter));
  }

  private static TaskFilter filter(QueryParameters parameters) {
    Order<TaskOrder> order =
        Order.of(parameters, TaskOrder.class, new Order<>(TaskOrder.DATE_DONE, true));
    return TaskFilter.all()
        .statuses(parameters.texts("status").toArray(String[]::new))
        .taskName(parameters.text("task_name"))
        .taskNamePrefix(parameters.text("task_name_prefix"))
        .periodicTaskName(parameters.text("periodic_task_name"))
        .worker(parameters.text("worker"))
        .created(parameters.range("created"))
        .started(parameters.range("started"))
        .done(parameters.range("done"))
        .hasTraceback(parameters.flag("has_traceback"))
        .text(parameters.text("q"))
        .orderBy(order.by(), order.descending());
  }
}
