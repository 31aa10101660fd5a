package org.celeryresults.rest.chord;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The body that begins a chord: {@code group_id}, {@code members} and, if not all of their tasks
 * will return, {@code size}.
 *
 * @param groupId empty when it isn't given
 * @param members the header; each was given as a task's id or as Celery's result tuple
 * @param size how many parts will return
 */
record ChordDocument(String groupId, List<ResultTuple> members, int size) {
  private static final String MEMBERS = "members";
  private static final Set<String> NAMES = Set.of("group_id", MEMBERS, "size");

  static ChordDocument of(Fields fields) {
    fields.only(NAMES);
    List<ResultTuple> members = members(fields.items(MEMBERS));
    return new ChordDocument(
        fields.text("group_id", ""), members, fields.number("size", tasks(members)));
  }

  private static List<ResultTuple> members(List<?> items) {
    List<ResultTuple> members = new ArrayList<>();
    for (@Nullable Object item : items) {
      try {
        members.add(ResultTuple.of(item));
      } catch (IllegalArgumentException e) {
        throw Complaint.NO_MEMBER.about(MEMBERS, members.size(), e.getMessage());
      }
    }
    return members;
  }

  /** How many tasks there are, those of groups too. One that is there twice counts twice. */
  private static int tasks(List<ResultTuple> members) {
    int tasks = 0;
    for (ResultTuple member : members) {
      List<ResultTuple> children = member.children();
      tasks += children == null ? 1 : tasks(children);
    }
    return tasks;
  }
}
