package org.celeryresults.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Client;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.TestEnvironment;
import org.celeryresults.payload.PythonJson;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A purge of half a million rows of a million, in a server of 256 MB, against one DELETE of the
 * same rows; and what stores feel of it.
 */
@ExtendWith(ArquillianExtension.class)
class PurgeBench {
  private static final Path FIGURES = Path.of("target/bench-figures.txt");
  private static final String PURGES = "/celery-results/api/purges";
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final int MILLIONS = Integer.getInteger("bench.millions", 10);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** What is stored beside them. */
  private static final List<String> BESIDE =
      List.of(System.getProperty("bench.purges", "{} {\"pause\":\"PT0.05S\"}").split(" "));

  private static final Duration SETTLING = Duration.ofSeconds(3);
  private static final Duration STEADY = Duration.ofSeconds(8);

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    PostgreSql.clear();
    return BuiltEar.unchanged();
  }

  /** In a server that has purged before, as one has that has been up for a day. */
  @Test
  void a_purge_against_one_delete() throws Exception {
    MillionRows.fill();
    tell("the first purge", MillionRows.expired(), purge("{}"));
    for (int round = 0; round < ROUNDS; round++) {
      MillionRows.fill();
      long expired = MillionRows.expired();
      tell("one DELETE", expired, MillionRows.deleteAtOnce());
      MillionRows.fill();
      tell("a purge", expired, purge("{}"));
      assertThat(MillionRows.expired()).isZero();
      MillionRows.fill();
      tell("a dry run of", expired, purge("{\"dry_run\": true}"));
    }
  }

  /** All of them looked at; by the default alone, and by rules. */
  @Test
  void a_dry_run_on_millions_of_rows() throws Exception {
    MillionRows.fill(MILLIONS);
    dryRun("the first");
    dryRun("again");
    rules(
        "{\"status\": \"FAILURE\", \"keep_for\": \"P7D\"},"
            + " {\"task_name\": \"*9\", \"keep_for\": 60}");
    dryRun("by two rules");
    rules("");
  }

  private static void dryRun(String which) throws IOException, InterruptedException {
    Map<?, ?> end = ended("{\"dry_run\": true}");
    note(
        "a dry run on %d million rows, %s: %s would go, ended by %s after %s"
            .formatted(
                MILLIONS,
                which,
                end.get("would_delete"),
                end.get("ended_by"),
                end.get("duration")));
  }

  private static void rules(String rules) throws IOException, InterruptedException {
    String path = "/celery-results/api/retention-rules";
    String document = "{\"rules\": [%s]}".formatted(rules);
    assertThat(Client.operator().put(node(path), document).statusCode()).isEqualTo(200);
  }

  /** In turns, each on a table of its own: what a disk or a checkpoint adds is in all of them. */
  @Test
  void what_stores_feel_of_it() throws Exception {
    Map<String, List<Long>> nanos = new LinkedHashMap<>();
    try (Stores stores = new Stores(PurgeBench::node)) {
      MillionRows.fill();
      tell("beside stores, the first", MillionRows.expired(), purge("{}"));
      for (int round = 0; round < ROUNDS; round++) {
        MillionRows.fill();
        rest(SETTLING);
        stores.taken();
        rest(STEADY);
        nanos.computeIfAbsent("no purge", k -> new ArrayList<>()).addAll(stores.taken());
        for (String parameters : BESIDE) {
          MillionRows.fill();
          long expired = MillionRows.expired();
          rest(SETTLING);
          stores.taken();
          tell("beside stores, " + parameters, expired, purge(parameters));
          nanos
              .computeIfAbsent("a purge " + parameters, k -> new ArrayList<>())
              .addAll(stores.taken());
        }
      }
      assertThat(stores.refused()).isEmpty();
    }
    for (Map.Entry<String, List<Long>> of : nanos.entrySet()) {
      note("stores beside " + of.getKey() + ": " + Stores.figures(of.getValue()));
    }
  }

  /** From its beginning to its end, as its record tells. */
  private static Duration purge(String parameters) throws IOException, InterruptedException {
    return Duration.parse(String.valueOf(ended(parameters).get("duration")));
  }

  private static Map<?, ?> ended(String parameters) throws IOException, InterruptedException {
    HttpResponse<String> begun = Client.operator().post(node(PURGES), parameters);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String id = String.valueOf(document(begun).get("id"));
    Map<?, ?> end =
        await()
            .atMost(LONGEST)
            .pollInterval(Duration.ofMillis(200))
            .until(() -> purgeOf(id), purge -> purge.get("date_done") != null);
    assertThat(end.get("error")).isNull();
    return end;
  }

  private static Map<?, ?> purgeOf(String id) throws IOException, InterruptedException {
    return document(Client.viewer().get(node(PURGES + "/" + id)));
  }

  private static URI node(String path) {
    return TestEnvironment.server().http(path);
  }

  private static Map<?, ?> document(HttpResponse<String> answer) {
    return (Map<?, ?>) PythonJson.loads(answer.body());
  }

  private static void tell(String what, long rows, Duration took) throws IOException {
    note(
        "%s: %,d rows in %,d ms, %,.0f rows/s"
            .formatted(what, rows, took.toMillis(), rows * 1e9 / took.toNanos()));
  }

  private static void note(String figure) throws IOException {
    Files.writeString(FIGURES, figure + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void rest(Duration duration) {
    await().pollDelay(duration).atMost(duration.plusSeconds(5)).until(() -> true);
  }
}
