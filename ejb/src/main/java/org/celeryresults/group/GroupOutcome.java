package org.celeryresults.group;

import java.util.List;
import org.celeryresults.payload.PythonJson;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.store.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What is to be stored of a group: the arguments of DCR's {@code store_group_result}.
 *
 * @param contentType how the result is serialized, at most 128 characters
 * @param contentEncoding {@code utf-8}, or {@code binary} for base64; at most 64 characters
 * @param groupId at most {@code celery.results.task-id-max-length} characters
 * @param result the serialized result tuple
 * @param using alias of the store
 */
public record GroupOutcome(
    String contentType,
    String contentEncoding,
    String groupId,
    @Nullable String result,
    String using) {

  /** A group of tasks, as Celery's JSON serializer saves it, into the default store. */
  public static GroupOutcome of(String groupId, List<String> taskIds) {
    ResultTuple tuple = new ResultTuple(groupId, null, ResultTuple.tasks(taskIds));
    return new GroupOutcome(
        "application/json", "utf-8", groupId, PythonJson.dumps(tuple.toValue()), Stores.DEFAULT);
  }
}
