package org.celeryresults.it.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.celeryresults.it.server.Client;
import org.celeryresults.payload.PythonJson;

/**
 * A node's purges over REST, as an operator sees them.
 *
 * @param node the address of a path on that node
 */
record Purges(Function<String, URI> node) {
  private static final String PURGES = "/celery-results/api/purges";
  private static final String SCHEDULE = "/celery-results/api/purge-schedule";

  /** Begins one. */
  HttpResponse<String> start(Map<String, ?> parameters) throws IOException, InterruptedException {
    return Client.operator().post(node.apply(PURGES), PythonJson.dumps(parameters));
  }

  /** Begins one that nobody may refuse; its id. */
  String started(Map<String, ?> parameters) throws IOException, InterruptedException {
    HttpResponse<String> answer = start(parameters);
    Assertions.assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return String.valueOf(Rest.document(answer).get("id"));
  }

  /** Asks it to stop; or lets it go on. */
  HttpResponse<String> ask(String id, String wish) throws IOException, InterruptedException {
    return Client.operator().post(node.apply(PURGES + "/" + id + "/" + wish), "");
  }

  /** How far it is. */
  Map<?, ?> get(String id) {
    return document(PURGES + "/" + id);
  }

  /** How many rows it says it has deleted. */
  long deleted(String id) {
    return ((Number) Objects.requireNonNull(get(id).get("deleted"))).longValue();
  }

  /** What has become of it, when it has ended. */
  Map<?, ?> ended(String id) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(id), purge -> !"RUNNING".equals(purge.get("state")));
  }

  /** Those that the schedule began for that time. */
  List<? extends Map<?, ?>> scheduled(String time) {
    return ((List<?>) document(PURGES).get("purges"))
        .stream()
            .map(purge -> (Map<?, ?>) purge)
            .filter(purge -> "SCHEDULE".equals(purge.get("source")))
            .filter(purge -> time.equals(purge.get("date_scheduled")))
            .toList();
  }

  /** The schedule. */
  Map<?, ?> schedule() {
    return document(SCHEDULE);
  }

  /** Changes it. */
  void schedule(String cron, boolean enabled) throws IOException, InterruptedException {
    String json = PythonJson.dumps(Map.of("cron", cron, "enabled", enabled));
    HttpResponse<String> answer = Client.operator().put(node.apply(SCHEDULE), json);
    Assertions.assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private Map<?, ?> document(String path) {
    try {
      return Rest.document(Client.viewer().get(node.apply(path)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
