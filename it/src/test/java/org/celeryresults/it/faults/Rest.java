package org.celeryresults.it.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
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
