package org.celeryresults.rest.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveResult;
import org.celeryresults.group.LiveTask;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;

/** A group whose members are known by their states alone: one statement, no results loaded. */
final class MemberStates {
  private final Map<String, String> states;

  private MemberStates(Map<String, String> states) {
    this.states = states;
  }

  static LiveGroup read(ResultTuple group, TaskResultManager tasks) {
    List<String> ids = new ArrayList<>();
    collect(group, ids);
    return new MemberStates(tasks.getStates(ids)).live(group);
  }

  private static void collect(ResultTuple group, List<String> ids) {
    for (ResultTuple member : members(group)) {
      if (member.children() == null) {
        ids.add(member.id());
      } else {
        collect(member, ids);
      }
    }
  }

  private LiveGroup live(ResultTuple group) {
    List<LiveResult> results = new ArrayList<>();
    for (ResultTuple member : members(group)) {
      results.add(member.children() == null ? task(member.id()) : live(member));
    }
    return new LiveGroup(group, results);
  }

  private LiveTask task(String id) {
    return new LiveTask(TaskResult.inState(id, states.getOrDefault(id, TaskState.PENDING.name())));
  }

  private static List<ResultTuple> members(ResultTuple group) {
    List<ResultTuple> members = group.children();
    return members == null ? List.of() : members;
  }
}
