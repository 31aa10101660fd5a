package org.celeryresults.group;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.store.Stores;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskStore;

/** Brings saved groups to life: reads all their members at once, and puts each in its place. */
@Dependent
public class LiveGroups {
  @EJB private TaskStore tasks;

  /** The group with its members' results. */
  public LiveGroup withResults(ResultTuple group) {
    return live(group, ids -> tasks.findAll(Stores.DEFAULT, ids));
  }

  /** The group with its members' states alone. */
  public LiveGroup withStates(ResultTuple group) {
    return live(group, this::states);
  }

  private Map<String, TaskResult> states(Collection<String> ids) {
    Map<String, TaskResult> rows = new HashMap<>();
    tasks.states(ids).forEach((id, status) -> rows.put(id, TaskResult.inState(id, status)));
    return rows;
  }

  private static LiveGroup live(
      ResultTuple group, Function<Collection<String>, Map<String, TaskResult>> read) {
    List<String> ids = new ArrayList<>();
    collect(group, ids);
    return live(group, read.apply(ids));
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

  private static LiveGroup live(ResultTuple group, Map<String, TaskResult> rows) {
    List<LiveResult> results = new ArrayList<>();
    for (ResultTuple member : members(group)) {
      results.add(member.children() == null ? task(member.id(), rows) : live(member, rows));
    }
    return new LiveGroup(group, results);
  }

  private static LiveTask task(String id, Map<String, TaskResult> rows) {
    TaskResult row = rows.get(id);
    return new LiveTask(row == null ? TaskResult.pending(id) : row);
  }

  private static List<ResultTuple> members(ResultTuple group) {
    List<ResultTuple> members = group.children();
    return members == null ? List.of() : members;
  }
}
