package org.celeryresults.retention;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.celeryresults.store.Columns;
import org.jspecify.annotations.Nullable;

/**
 * How long tasks of a kind are kept. Of several rules the first that matches decides.
 *
 * @param status the state, custom ones included, compared exactly; empty: every state. A rule
 *     without one holds for finished tasks; unfinished ones that it matches are kept for {@code
 *     celery.results.abandoned-after} at least
 * @param taskName a pattern of the task's name in which {@code *} stands for any text; empty: every
 *     task, also one without a name
 * @param keep how long after date_done; never: such tasks don't expire
 */
public record RetentionRule(Optional<String> status, Optional<String> taskName, Expires keep) {
  private static final int MOST_STATUS = 50;
  private static final int MOST_NAME = 255;

  public RetentionRule {
    status.ifPresent(text -> Columns.required("status", text, MOST_STATUS));
    taskName.ifPresent(text -> Columns.required("task_name", text, MOST_NAME));
  }

  /**
   * A rule.
   *
   * @param status null: every state
   * @param taskName null: every task
   */
  public static RetentionRule of(@Nullable String status, @Nullable String taskName, Expires keep) {
    return new RetentionRule(Optional.ofNullable(status), Optional.ofNullable(taskName), keep);
  }

  /** Whether it decides about such a task. */
  public boolean matches(String taskStatus, @Nullable String name) {
    return status.filter(s -> !s.equals(taskStatus)).isEmpty()
        && (taskName.isEmpty() || (name != null && isLike(taskName.get(), name)));
  }

  /** As people read it: {@code FAILURE of reports.*: P7D}. */
  @Override
  public String toString() {
    return Stream.of(status.orElse("any state"), taskName.map(n -> "of " + n).orElse(""))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "))
        + ": "
        + keep;
  }

  /** Greedy from the left, in linear time for each star: nothing that a pattern could blow up. */
  private static boolean isLike(String pattern, String name) {
    String[] pieces = pattern.split(Pattern.quote("*"), -1);
    if (pieces.length == 1) {
      return pattern.equals(name);
    }
    String last = pieces[pieces.length - 1];
    int from = pieces[0].length();
    if (!name.startsWith(pieces[0]) || name.length() < from + last.length()) {
      return false;
    }
    int end = name.length() - last.length();
    for (int i = 1; i < pieces.length - 1; i++) {
      int at = name.indexOf(pieces[i], from);
      from = at + pieces[i].length();
      if (at < 0 || from > end) {
        return false;
      }
    }
    return name.endsWith(last);
  }
}
