package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveResult;
import org.celeryresults.group.LiveTask;
import org.celeryresults.payload.PythonJson;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.store.Stores;

/** A group of 2500 tasks and one more: in 25 groups, each with groups of its own, three deep. */
public final class NestedGroup {

  /** One for the group, one for each 1000 tasks. */
  public static final int STATEMENTS = 4;

  private NestedGroup() {}

  /** To be stored; of its tasks none is. */
  public static GroupOutcome of(String id) {
    List<ResultTuple> members = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      String group = id + "g" + i;
      ResultTuple deep = group(group + "deep", tasks(group + "d", 50));
      ResultTuple shallow = group(group + "shallow", tasks(group + "s", 49));
      members.add(group(group, List.of(task(group + "t"), deep, shallow)));
    }
    members.add(task(id + "t"));
    String result = PythonJson.dumps(group(id, members).toValue());
    return new GroupOutcome("application/json", "utf-8", id, result, Stores.DEFAULT);
  }

  /** Every member is in its place. */
  public static void assertComplete(LiveGroup live, String id) {
    assertThat(leaves(live)).isEqualTo(2501);
    assertThat(live.results()).hasSize(26);
    LiveGroup last = (LiveGroup) live.results().get(24);
    assertThat(last.results())
        .extracting(LiveResult::id)
        .containsExactly(id + "g24t", id + "g24deep", id + "g24shallow");
  }

  private static int leaves(LiveResult result) {
    return result instanceof LiveTask
        ? 1
        : ((LiveGroup) result).results().stream().mapToInt(NestedGroup::leaves).sum();
  }

  private static List<ResultTuple> tasks(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> task(prefix + i)).toList();
  }

  private static ResultTuple task(String id) {
    return new ResultTuple(id, null, null);
  }

  private static ResultTuple group(String id, List<ResultTuple> members) {
    return new ResultTuple(id, null, members);
  }
}
