package org.celeryresults.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The job that purges in the hands of WildFly's command line and console. */
@Tag("wildfly")
class PurgeByCliIT extends PurgeConsoleTests {

  private static final int ROWS = 600;

  private final Management management = new Management(TestEnvironment.server().management(""));

  @AfterEach
  void end_what_is_under_way() throws Exception {
    for (Map<?, ?> purge : purges()) {
      if (purge.get("state").equals("RUNNING")) {
        post("/" + purge.get("id") + "/stop", "");
        Map<?, ?> unused = awaitState(purge.get("id"), "STOPPED");
      }
    }
  }

  @Test
  void a_purge_is_started_watched_stopped_and_goes_on_where_it_was() throws Exception {
    expired(ROWS);
    long first = start(SLOW);
    Map<?, ?> begun = awaitDeleted(first, 10);
    assertThat(status(first)).isEqualTo("STARTED");
    assertThat(begun.get("source")).isEqualTo("CONSOLE");

    stop(first);

    assertThat(ended(first)).isEqualTo("STOPPED");
    Map<?, ?> stopped = awaitState(begun.get("id"), "STOPPED");
    assertThat(deleted(stopped)).isBetween(10L, ROWS - 1L).isEqualTo(ROWS - results());
    assertThat(exitStatus(first)).startsWith("CELRES-0084").contains("STOPPED");

    hurry(begun.get("id"));
    long second = restart(first);

    assertThat(ended(second)).isEqualTo("COMPLETED");
    Map<?, ?> completed = purgeOf(second);
    assertThat(completed.get("id")).isEqualTo(begun.get("id"));
    assertThat(deleted(completed)).isEqualTo(ROWS);
    assertThat(results()).isZero();
    assertThat(exitStatus(second)).startsWith("CELRES-0084").contains("COMPLETED", ROWS + " tasks");
    assertThat(problems()).isEmpty();
  }

  @Test
  void one_that_the_api_began_is_stopped_and_restarted_as_well() throws Exception {
    expired(ROWS);
    Object purgeId =
        post("", "{\"expires\": \"PT1H\", \"batch_size\": 10, \"pause\": \"PT1S\"}").get("id");
    long first = (Long) awaitAtWork(purgeId).get("execution_id");

    stop(first);
    assertThat(ended(first)).isEqualTo("STOPPED");
    hurry(purgeId);
    long second = restart(first);

    assertThat(ended(second)).isEqualTo("COMPLETED");
    assertThat(purgeOf(second).get("id")).isEqualTo(purgeId);
    assertThat(purgeOf(second).get("source")).isEqualTo("API");
    assertThat(deleted(purgeOf(second))).isEqualTo(ROWS);
    assertThat(problems()).isEmpty();
  }

  @Test
  void a_new_execution_goes_on_with_a_purge_that_the_server_has_forgotten() throws Exception {
    expired(ROWS);
    long first = start(SLOW);
    Object purgeId = awaitDeleted(first, 10).get("id");
    stop(first);
    assertThat(ended(first)).isEqualTo("STOPPED");

    hurry(purgeId);
    long second = start(Map.of("purgeId", purgeId));

    assertThat(ended(second)).isEqualTo("COMPLETED");
    assertThat(purgeOf(second).get("id")).isEqualTo(purgeId);
    assertThat(deleted(purgeOf(second))).isEqualTo(ROWS);
  }

  @Test
  void a_dry_run_deletes_nothing_and_says_what_it_would() throws Exception {
    expired(ROWS);

    long run = start(Map.of("expires", "PT1H", "dryRun", "true"));

    assertThat(ended(run)).isEqualTo("COMPLETED");
    assertThat(exitStatus(run)).startsWith("CELRES-0085").contains(ROWS + " tasks");
    assertThat(results()).isEqualTo(ROWS);
  }

  @Test
  void blank_properties_mean_the_default() throws Exception {
    long run = start(Map.of("expires", "", "batchSize", " ", "maxRows", "", "dryRun", ""));

    assertThat(ended(run)).isEqualTo("COMPLETED");
    assertThat((Map<?, ?>) purgeOf(run).get("parameters"))
        .hasToString(parametersOf(start(Map.of())))
        .asString()
        .contains("expires=PT24H", "batch_size=50000");
  }

  @Test
  void a_wrong_parameter_fails_by_name_in_one_line() throws Exception {
    assertRefused(Map.of("expires", "tomorrow"), "CELRES-", "expires", "tomorrow");
    assertRefused(Map.of("batchSize", "0"), "CELRES-", "batchSize");
    assertRefused(Map.of("expire", "P30D"), "CELRES-0072", "expire");
  }

  @Test
  void a_second_purge_fails_and_says_who_is_at_work() throws Exception {
    expired(ROWS);
    long first = start(SLOW);
    Object purgeId = awaitDeleted(first, 10).get("id");

    assertRefused(Map.of(), "CELRES-0077", String.valueOf(purgeId));

    assertThat(status(first)).isEqualTo("STARTED");
  }

  private void assertRefused(Map<String, String> parameters, String... words) throws Exception {
    int known = purges().size();
    List<String> told = problems();

    long refused = start(parameters);

    assertThat(ended(refused)).isEqualTo("FAILED");
    assertThat(exitStatus(refused)).contains(words);
    assertThat(purges()).hasSize(known);
    assertThat(problems())
        .hasSize(told.size() + 1)
        .last()
        .asString()
        .contains("CELRES-0087", exitStatus(refused))
        .doesNotContain("\tat ");
  }

  private String parametersOf(long execution) throws Exception {
    assertThat(ended(execution)).isEqualTo("COMPLETED");
    return String.valueOf(purgeOf(execution).get("parameters"));
  }

  private long start(Map<String, ?> properties) {
    return management
        .purgeJob(
            "start-job", Map.of("job-xml-name", "purge-expired-results", "properties", properties))
        .asLong();
  }

  private void stop(long execution) {
    ModelNode unused = management.purgeJob("stop-job", Map.of("execution-id", execution));
  }

  private long restart(long execution) {
    return management.purgeJob("restart-job", Map.of("execution-id", execution)).asLong();
  }

  private String status(long execution) {
    return shown(execution).get("batch-status").asString();
  }

  private String exitStatus(long execution) {
    return shown(execution).get("exit-status").asString();
  }

  private String ended(long execution) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> status(execution), List.of("COMPLETED", "STOPPED", "FAILED")::contains);
  }

  /** WildFly looks for new executions every three seconds. */
  private ModelNode shown(long execution) {
    return await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptionsInstanceOf(IllegalStateException.class)
        .until(() -> management.purgeExecution(execution), ModelNode::isDefined);
  }
}
