package org.celeryresults.it.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveResult;
import org.celeryresults.group.LiveTask;
import org.celeryresults.payload.PythonRepr;

/** What Celery's {@code GroupResult.join(propagate=False)} hands out, in the fixtures' form. */
final class Joined {

  private static final Map<String, Object> TIMED_OUT =
      Shown.map(
          "raises",
          Shown.map(
              "class", "celery.exceptions.TimeoutError", "str", "'The operation timed out.'"));

  private Joined() {}

  static Object of(LiveGroup group, Object python) {
    if (!group.ready()) {
      return TIMED_OUT;
    }
    List<?> like = python instanceof List<?> list ? list : List.of();
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < group.results().size(); i++) {
      Object one = i < like.size() ? like.get(i) : Map.of();
      all.add(outcome(group.results().get(i), one instanceof Map<?, ?> map ? map : Map.of()));
    }
    return all;
  }

  /** A group within a group is the list of its values; with an exception in it Python's repr. */
  private static Object outcome(LiveResult member, Map<?, ?> like) {
    if (member instanceof LiveTask task) {
      return Shown.result(task.task(), like);
    }
    return like.containsKey("repr")
        ? Shown.map("repr", Shown.quoted(repr(member)), "type", "list")
        : Shown.map("json", values((LiveGroup) member));
  }

  private static List<Object> values(LiveGroup group) {
    List<Object> values = new ArrayList<>();
    for (LiveResult member : group.results()) {
      values.add(
          member instanceof LiveTask task
              ? Shown.normal(Shown.value(task.task().payload()))
              : values((LiveGroup) member));
    }
    return values;
  }

  private static String repr(LiveResult member) {
    if (member instanceof LiveTask task) {
      return task.task()
          .error()
          .map(error -> error.repr())
          .orElseGet(() -> PythonRepr.repr(Shown.value(task.task().payload())));
    }
    return ((LiveGroup) member)
        .results().stream().map(Joined::repr).collect(Collectors.joining(", ", "[", "]"));
  }
}
