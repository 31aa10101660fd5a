package org.celeryresults.rest.group;

import java.util.List;
import java.util.Set;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.rest.request.Fields;
import org.celeryresults.store.Columns;
import org.celeryresults.store.Stores;

/**
 * The body of a PUT: the columns of a group by their names; or {@code task_ids}, the members of a
 * plain group, which is then saved as Celery's JSON serializer saves it.
 */
final class GroupDocument {
  private static final String TASK_IDS = "task_ids";
  private static final String RESULT = "result";
  private static final int ID_LENGTH = 255;
  private static final Set<String> NAMES =
      Set.of("group_id", "content_type", "content_encoding", RESULT, TASK_IDS);

  private GroupDocument() {}

  static GroupOutcome outcome(String groupId, Fields fields) {
    fields.only(NAMES).sameId("group_id", groupId);
    if (!fields.has(TASK_IDS)) {
      return new GroupOutcome(
          fields.text("content_type", "application/json"),
          fields.text("content_encoding", "utf-8"),
          groupId,
          fields.serialized(RESULT),
          Stores.DEFAULT);
    }
    for (String other : List.of(RESULT, "content_type", "content_encoding")) {
      if (fields.has(other)) {
        throw Complaint.EITHER_OR.about(TASK_IDS, other);
      }
    }
    List<String> taskIds = fields.texts(TASK_IDS);
    taskIds.forEach(id -> Columns.id(TASK_IDS, id, ID_LENGTH));
    return GroupOutcome.of(groupId, taskIds);
  }
}
