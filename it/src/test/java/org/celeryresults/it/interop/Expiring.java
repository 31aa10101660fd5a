package org.celeryresults.it.interop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.celeryresults.group.GroupFilter;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.group.GroupSummary;
import org.celeryresults.store.PageRequest;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;

/** Rows of which every third is fresh, and the others were stored two days ago. */
final class Expiring {

  private static final int TASKS = 1500;
  private static final int GROUPS = 60;
  private static final int SOME = 150;

  private final String prefix;
  private final TaskResultManager tasks;
  private final GroupResultManager groups;

  Expiring(String prefix, TaskResultManager tasks, GroupResultManager groups) {
    this.prefix = prefix;
    this.tasks = tasks;
    this.groups = groups;
  }

  void store() throws SQLException {
    tasks.storeResults(
        ids(TASKS).map(id -> TaskOutcome.of(id, TaskState.SUCCESS).result("1").build()).toList());
    ids(GROUPS).forEach(id -> groups.storeGroupResult(GroupOutcome.of(id, List.of())));
    age("UPDATE django_celery_results_taskresult SET date_done = ? WHERE task_id LIKE ?");
    age("UPDATE django_celery_results_groupresult SET date_done = ? WHERE group_id LIKE ?");
  }

  private void age(String update) throws SQLException {
    try (Connection connection = tasks.connectionForWrite().getConnection();
        PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setObject(1, LocalDateTime.now(ZoneOffset.UTC).minusDays(2));
      statement.setString(2, prefix + "old%");
      statement.executeUpdate();
    }
  }

  private Stream<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + (i % 3 == 0 ? "new" : "old") + i);
  }

  /** What is left of the tasks. */
  List<String> tasksLeft() {
    return tasks.getStates(ids(TASKS).toList()).keySet().stream().toList();
  }

  /** What is left of the groups. */
  List<String> groupsLeft() {
    GroupFilter mine = GroupFilter.all().text(prefix);
    return groups.search(mine, PageRequest.first(GROUPS)).items().stream()
        .map(GroupSummary::groupId)
        .toList();
  }

  /** Some of those that have expired. */
  List<String> someOldTasks() {
    return ids(TASKS).filter(id -> !isFresh(id)).limit(SOME).toList();
  }

  List<String> freshTasks() {
    return ids(TASKS).filter(this::isFresh).toList();
  }

  List<String> freshGroups() {
    return ids(GROUPS).filter(this::isFresh).toList();
  }

  private boolean isFresh(String id) {
    return id.startsWith(prefix + "new");
  }
}
