package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.celeryresults.it.generated.Expected;
import org.celeryresults.it.generated.Generated;
import org.celeryresults.it.generated.GeneratedOutcomes;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.ServerLog;
import org.celeryresults.it.server.TestEnvironment;
import org.celeryresults.message.Message;
import org.celeryresults.task.TaskOutcome;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever a client puts: it gets it back the same, repaired as documented, or a 400 that says why.
 */
@ExtendWith(ArquillianExtension.class)
class GeneratedOutcomesApiIT {
  private static final int CLIENTS = 4;
  private static final int OF_EACH = 600;

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    PostgreSql.clear();
    return BuiltEar.unchanged();
  }

  @Test
  @Timeout(180)
  void thousands_are_put_and_read_back_the_same_or_refused_as_documented() throws Exception {
    ServerLog before = ServerLog.read(TestEnvironment.server().log());
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<Integer>> all =
          IntStream.range(0, CLIENTS)
              .mapToObj(client -> clients.submit(() -> new OneClient("client" + client).run()))
              .toList();
      int stored = 0;
      for (Future<Integer> one : all) {
        stored += one.get();
      }
      assertThat(stored).isBetween(CLIENTS * OF_EACH / 2, CLIENTS * OF_EACH);
    } finally {
      clients.shutdownNow();
    }
    assertThat(ServerLog.read(TestEnvironment.server().log()).since(before).problems())
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry).contains(Message.TEXT_REPAIRED.code()));
  }

  /** Has ids of its own. */
  private static final class OneClient {
    private final GeneratedOutcomes generator;
    private final Expected expected = new Expected();

    OneClient(String name) {
      generator = new GeneratedOutcomes(name);
    }

    int run() throws IOException, InterruptedException {
      for (int i = 0; i < OF_EACH; i++) {
        put(generator.next());
      }
      for (String id : expected.ids()) {
        assertThat(values(Api.VIEWER.get(path(id)).is(200))).isEqualTo(expected.values(id));
      }
      return expected.ids().size();
    }

    private void put(Generated given) throws IOException, InterruptedException {
      String id = given.outcome().taskId();
      if (!canBePut(given)) {
        return;
      }
      Answer answer = Api.OPERATOR.put(path(id), document(given.outcome()));
      if (answer.status() == 400 && id.matches("(?s).*[\\\\\\x00].*")) {
        return; // by the server itself, see TaskApiIT
      }
      if (given.refusal().isPresent()) {
        assertThat(answer.isProblem(400).at("field"))
            .as("%s: %s", given, answer.text())
            .isEqualTo(given.refusal().get().field());
        return;
      }
      String effect = expected.store(given.expected()).name().toLowerCase(Locale.ROOT);
      answer.is(effect.equals("created") ? 201 : 200);
      assertThat(answer.at("effect")).as(given.toString()).isEqualTo(effect);
      assertThat(values(answer)).as(given.toString()).isEqualTo(expected.values(id));
    }

    /** What is not given takes the table's default; an id is part of a path. */
    private static boolean canBePut(Generated given) {
      TaskOutcome outcome = given.outcome();
      String id = outcome.taskId();
      return id != null
          && !id.isEmpty()
          && id.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE)
          && outcome.status() != null
          && outcome.contentType() != null
          && outcome.contentEncoding() != null;
    }

    private static String path(String id) {
      return "api/tasks/" + Api.segment(id);
    }

    private static Map<String, Object> document(TaskOutcome outcome) {
      Map<String, Object> document = new HashMap<>();
      document.put("status", outcome.status());
      document.put("content_type", outcome.contentType());
      document.put("content_encoding", outcome.contentEncoding());
      document.put("result", outcome.result());
      document.put("traceback", outcome.traceback());
      document.put("meta", outcome.meta());
      document.put("task_args", outcome.taskArgs());
      document.put("task_kwargs", outcome.taskKwargs());
      document.put("task_name", outcome.taskName());
      document.put("periodic_task_name", outcome.periodicTaskName());
      document.put("worker", outcome.worker());
      Instant started = outcome.dateStarted();
      document.put("date_started", started == null ? null : started.toString());
      return document;
    }

    private static List<Object> values(Answer answer) {
      Map<?, ?> row = answer.json();
      Object started = row.get("date_started");
      return Arrays.asList(
          row.get("task_id"),
          row.get("status"),
          row.get("content_type"),
          row.get("content_encoding"),
          row.get("result"),
          row.get("traceback"),
          row.get("meta"),
          row.get("task_args"),
          row.get("task_kwargs"),
          row.get("task_name"),
          row.get("periodic_task_name"),
          row.get("worker"),
          started == null ? null : Instant.parse((String) started));
    }
  }
}
