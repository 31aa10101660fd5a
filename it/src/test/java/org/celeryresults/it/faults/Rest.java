package org.celeryresults.it.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.celeryresults.it.server.Client;
import org.celeryresults.payload.PythonJson;

/**
 * A node's REST API, as an operator sees it.
 *
 * @param node the address of a path on that node
 */
record Rest(Function<String, URI> node) {

  private static final String CHORDS = "/celery-results/api/chords";

  /** Stores a finished task. */
  HttpResponse<String> store(String taskId, String result)
      throws IOException, InterruptedException {
    return store(taskId, Map.of("status", "SUCCESS", "result", result));
  }

  HttpResponse<String> store(String taskId, Map<String, ?> document)
      throws IOException, InterruptedException {
    return Client.operator().put(task(taskId), PythonJson.dumps(document));
  }

  HttpResponse<String> forget(String taskId) throws IOException, InterruptedException {
    return Client.operator().delete(task(taskId));
  }

  /** Begins a chord of tasks. */
  HttpResponse<String> chord(String groupId, List<String> taskIds)
      throws IOException, InterruptedException {
    return Client.operator()
        .post(
            node.apply(CHORDS), PythonJson.dumps(Map.of("group_id", groupId, "members", taskIds)));
  }

  /** Tells that a part has returned. */
  HttpResponse<String> part(String groupId, String taskId)
      throws IOException, InterruptedException {
    return Client.operator().post(node.apply(CHORDS + "/" + groupId + "/parts/" + taskId), "{}");
  }

  /** Completes a chord by hand. */
  HttpResponse<String> complete(String groupId) throws IOException, InterruptedException {
    return Client.operator().post(node.apply(CHORDS + "/" + groupId + "/complete"), "{}");
  }

  /** How far a chord is. */
  Map<?, ?> chord(String groupId) throws IOException, InterruptedException {
    return document(Client.viewer().get(node.apply(CHORDS + "/" + groupId)));
  }

  /** The row as it is now. */
  Map<?, ?> row(String taskId) throws IOException, InterruptedException {
    return document(Client.viewer().get(task(taskId)));
  }

  /** What an answer says. */
  static Map<?, ?> document(HttpResponse<String> answer) {
    return (Map<?, ?>) PythonJson.loads(answer.body());
  }

  private URI task(String taskId) {
    return node.apply("/celery-results/api/tasks/" + taskId);
  }
}
