package org.celeryresults.rest.task;

import java.util.List;
import java.util.Optional;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.store.Count;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskResultManager;

/** The parameter {@code count}: {@code exact}, {@code estimated}, or a number to stop at. */
@FunctionalInterface
interface Counting {
  /** Counts what the filter finds. */
  Count count(TaskResultManager tasks, TaskFilter filter);

  /** What the request says; empty when nothing is to be counted. */
  static Optional<Counting> of(QueryParameters parameters) {
    String text = parameters.text("count");
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (text) {
          case "exact" -> TaskResultManager::count;
          case "estimated" -> TaskResultManager::countEstimated;
          default -> atMost(text);
        });
  }

  private static Counting atMost(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw Complaint.INVALID_PARAMETER
          .about("count", text, "a way to count")
          .allowed(List.of("exact", "estimated", "1 to 100000"));
    }
    int most = Integer.parseInt(text);
    return (tasks, filter) -> tasks.countAtMost(filter, most);
  }
}
