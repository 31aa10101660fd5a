package org.celeryresults.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The job that purges on Payara: begun by us, shown by asadmin. */
@Tag("payara")
class PurgeByAsadminIT extends PurgeConsoleTests {

  private static final int ROWS = 300;

  @Test
  void asadmin_shows_what_was_begun_stopped_and_restarted() throws Exception {
    expired(ROWS);
    Object purgeId =
        post("", "{\"expires\": \"PT1H\", \"batch_size\": 10, \"pause\": \"PT1S\"}").get("id");
    Object first = awaitAtWork(purgeId).get("execution_id");
    assertThat(asadmin("list-batch-jobs")).contains("purge-expired-results");
    assertThat(execution(first)).contains("STARTED");

    post("/" + purgeId + "/stop", "");

    Map<?, ?> stopped = awaitState(purgeId, "STOPPED");
    assertThat(deleted(stopped)).isBetween(10L, ROWS - 1L).isEqualTo(ROWS - results());
    awaitExecution(first, "CELRES-0084: Purge " + purgeId + " STOPPED");

    hurry(purgeId);
    post("/" + purgeId + "/restart", "");

    Map<?, ?> completed = awaitState(purgeId, "COMPLETED");
    assertThat(deleted(completed)).isEqualTo(ROWS);
    assertThat(results()).isZero();
    Object second = completed.get("execution_id");
    awaitExecution(second, "CELRES-0084: Purge " + purgeId + " COMPLETED");
    assertThat(asadmin("list-batch-job-steps", "-l", String.valueOf(second)))
        .contains("tasks", "groups", "chords", "own-tables");
    assertThat(asadmin("list-batch-job-executions", "-l"))
        .contains("expires PT1H", "batchSize 10", "pause PT1S", "purgeId " + purgeId);
    assertThat(problems()).isEmpty();
  }

  private void awaitExecution(Object id, String words) {
    await().atMost(Duration.ofSeconds(30)).until(() -> execution(id).contains(words));
  }

  /** The line of one execution. */
  private String execution(Object id) {
    return asadmin("list-batch-jobs", "-l")
        .lines()
        .map(line -> line.replaceAll(" +", " "))
        .filter(line -> line.startsWith("purge-expired-results") && line.contains(" " + id + " "))
        .findFirst()
        .orElse("");
  }

  private static String asadmin(String... command) {
    return ((PayaraServer) TestEnvironment.server()).asadmin().run(command).replaceAll(" +", " ");
  }
}
