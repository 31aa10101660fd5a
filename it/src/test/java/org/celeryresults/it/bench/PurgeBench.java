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
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration STEADY = Duration.ofSeconds(20);

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    PostgreSql.clear();
    return BuiltEar.unchanged();
  }

  @Test
  void a_purge_against_one_delete() throws Exception {
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

  @Test
  void what_stores_feel_of_it() throws Exception {
    MillionRows.fill();
    try (Stores stores = new Stores(PurgeBench::node)) {
      rest();
      stores.anew();
      rest();
      note("without a purge: " + stores.figures());
      stores.anew();
      long expired = MillionRows.expired();
      tell("a purge beside stores", expired, purge("{}"));
      note("with a purge:    " + stores.figures());
      MillionRows.fill();
      stores.anew();
      tell("a purge with pauses", expired, purge("{\"pause\": \"PT0.05S\"}"));
      note("with pauses:     " + stores.figures());
    }
  }

  /** From its beginning to its end, as its record tells. */
  private static Duration purge(String parameters) throws IOException, InterruptedException {
    HttpResponse<String> begun = Client.operator().post(node(PURGES), parameters);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String id = String.valueOf(document(begun).get("id"));
    Map<?, ?> end =
        await()
            .atMost(LONGEST)
            .pollInterval(Duration.ofMillis(200))
            .until(() -> purgeOf(id), purge -> purge.get("date_done") != null);
    assertThat(end.get("error")).isNull();
    return Duration.parse(String.valueOf(end.get("duration")));
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

  /** Long enough for a 99th percentile. */
  private static void rest() {
    await().pollDelay(STEADY).atMost(STEADY.plusSeconds(5)).until(() -> true);
  }
}
