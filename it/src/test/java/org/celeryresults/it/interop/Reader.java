package org.celeryresults.it.interop;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.celeryresults.group.GroupFilter;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.group.GroupSummary;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.store.PageRequest;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskSummary;

/** Reads all that there is, and remembers what it was told first. */
final class Reader {

  private static final PageRequest ALL = PageRequest.first(1000);

  private final TaskResultManager tasks;
  private final GroupResultManager groups;
  private final Map<String, TaskResult> firstReady = new HashMap<>();
  private final Map<String, LiveGroup> firstReadyGroups = new HashMap<>();
  private final Set<String> seenUnfinished = new HashSet<>();

  Reader(TaskResultManager tasks, GroupResultManager groups) {
    this.tasks = tasks;
    this.groups = groups;
  }

  /** Each task as it was when it was ready for the first time. */
  Map<String, TaskResult> firstReady() {
    return firstReady;
  }

  /** Each group as it was when it was ready for the first time. */
  Map<String, LiveGroup> firstReadyGroups() {
    return firstReadyGroups;
  }

  /** Tasks that were met while they were not ready. */
  Set<String> seenUnfinished() {
    return seenUnfinished;
  }

  /** One round. */
  void read() {
    readTasks();
    readGroups();
  }

  private void readTasks() {
    List<String> ids =
        tasks.search(TaskFilter.all(), ALL).items().stream().map(TaskSummary::taskId).toList();
    tasks
        .getTasks(ids)
        .forEach(
            (id, task) -> {
              if (task.isReady()) {
                firstReady.putIfAbsent(id, task);
              } else {
                seenUnfinished.add(id);
              }
            });
  }

  private void readGroups() {
    for (GroupSummary group : groups.search(GroupFilter.all(), ALL).items()) {
      groups
          .status(group.groupId())
          .filter(LiveGroup::ready)
          .ifPresent(ready -> firstReadyGroups.putIfAbsent(ready.id(), ready));
    }
  }
}
