package org.celeryresults.group;

import java.util.List;
import org.celeryresults.payload.ResultTuple;

/**
 * A group as it stands now: GroupResult's answers (celery/result.py, ResultSet).
 *
 * @param tuple id, parent and members as they were saved
 * @param results the members in their order
 */
public record LiveGroup(ResultTuple tuple, List<LiveResult> results) implements LiveResult {
  public LiveGroup {
    results = List.copyOf(results);
  }

  @Override
  public String id() {
    return tuple.id();
  }

  /** True when all members are; so is a group without members. */
  @Override
  public boolean ready() {
    return results.stream().allMatch(LiveResult::ready);
  }

  @Override
  public boolean successful() {
    return results.stream().allMatch(LiveResult::successful);
  }

  @Override
  public boolean failed() {
    return results.stream().anyMatch(LiveResult::failed);
  }

  /** True when any member is not ready. */
  public boolean waiting() {
    return !ready();
  }

  /** How many members ended in SUCCESS; a nested group counts as one. */
  public int completedCount() {
    return (int) results.stream().filter(LiveResult::successful).count();
  }
}
