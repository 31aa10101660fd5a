package org.celeryresults.chord;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.payload.MalformedPayloadException;
import org.celeryresults.payload.PythonJson;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.store.Columns;
import org.jspecify.annotations.Nullable;

/** A chord's header as it stands in {@code sub_tasks}: JSON of the members' result tuples. */
final class Header {
  private Header() {}

  /** As DCR writes it (backends/database.py, {@code apply_chord}). */
  static String text(List<ResultTuple> members) {
    return PythonJson.dumps(members.stream().map(ResultTuple::toValue).toList());
  }

  /**
   * The members in their order.
   *
   * @throws CeleryResultsException when the text is not a list of result tuples
   */
  static List<ResultTuple> parse(String groupId, String subTasks) {
    try {
      if (PythonJson.loads(subTasks) instanceof List<?> tuples) {
        return tuples.stream().map(ResultTuple::of).toList();
      }
      throw new IllegalArgumentException("sub_tasks is not a list");
    } catch (IllegalArgumentException | MalformedPayloadException e) {
      throw new CeleryResultsException(e, Message.GROUP_UNREADABLE, groupId, e.getMessage());
    }
  }

  /** The text by which a task's id is found in {@code sub_tasks}. */
  static String needle(String taskId) {
    return PythonJson.dumps(taskId);
  }

  /** Ids of the tasks that must finish: members, and members of members; chains by their ends. */
  static Set<String> taskIds(List<ResultTuple> members) {
    Set<String> ids = new LinkedHashSet<>();
    List<ResultTuple> open = new ArrayList<>(members);
    while (!open.isEmpty()) {
      ResultTuple member = open.remove(open.size() - 1);
      List<ResultTuple> children = member.children();
      if (children == null) {
        ids.add(member.id());
      } else {
        open.addAll(children);
      }
    }
    return ids;
  }

  /**
   * Refuses a header that can't be stored, or that could never be counted down.
   *
   * @throws InvalidValueException that names the field
   */
  static void check(@Nullable List<ResultTuple> members, int size, int longestId) {
    if (members == null || members.isEmpty() || members.stream().anyMatch(Objects::isNull)) {
      throw new InvalidValueException(Message.VALUE_MISSING, "members");
    }
    Set<String> ids = taskIds(members);
    ids.forEach(id -> Columns.id("members", id, longestId));
    if (size < 1 || size > ids.size()) {
      throw new InvalidValueException(Message.CHORD_SIZE, "size", ids.size(), size);
    }
  }
}
