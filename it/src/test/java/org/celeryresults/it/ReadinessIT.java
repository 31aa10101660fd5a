package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Client;
import org.celeryresults.it.server.LatePostgreSql;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.ServerLog;
import org.celeryresults.it.server.TestEnvironment;
import org.celeryresults.it.server.TestServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The EAR is deployed before its databases are there: one is started late, one bound late. */
@ExtendWith(ArquillianExtension.class)
class ReadinessIT {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final String BOUND_LATE = "Appearing";
  private static final TestServer SERVER = TestEnvironment.server();

  private static ServerLog before;

  @Deployment(testable = false)
  static EnterpriseArchive ear() throws IOException {
    LatePostgreSql.forget();
    PostgreSql.clear();
    before = log();
    return BuiltEar.configured(
        BuiltEar.unchanged(),
        "celery.results.datasource=" + SERVER.jndiName(LatePostgreSql.DATA_SOURCE),
        "celery.results.datasource.archive=" + SERVER.jndiName(BOUND_LATE),
        "celery.results.demo=true",
        "celery.results.recovery-interval=PT0.5S",
        "celery.results.schema-report-max-age=PT0S");
  }

  @Test
  @Timeout(180)
  @SuppressWarnings("try") // of one database it is enough that it is there
  void a_database_that_comes_goes_and_comes_again_is_used_whenever_it_is_there() throws Exception {
    assertThat(health()).contains("\"default\":\"CELRES-0008").contains("\"status\":\"DOWN\"");
    refused();

    try (LatePostgreSql database = LatePostgreSql.start()) {
      awaitHealth("\"default\":\"ready\"");
      await()
          .atMost(LONGEST)
          .untilAsserted(() -> assertThat(since().contains("CELRES-0017")).isTrue());
      assertThat(tasks().body()).startsWith("{\"tasks\": [{");
    }

    awaitHealth("\"default\":\"CELRES-0008");
    refused();
    try (LatePostgreSql database = LatePostgreSql.start()) {
      awaitHealth("\"default\":\"ready\"");
      assertThat(tasks().statusCode()).isEqualTo(200);
      assertThat(health()).doesNotContain("default.schema");
      database.execute("DROP INDEX django_cele_task_na_08aec9_idx");
      assertThat(health())
          .contains(
              "\"default\":\"ready\"", "\"default.schema\":\"1 to mend, see GET api/schema: ");
      assertThat(since().count("CELRES-0024: Store 'default' is not ready"))
          .as("also while it starts, or stops")
          .isBetween(2, 5);
      assertThat(since().count("CELRES-0025: Store 'default' is ready again after")).isEqualTo(2);
    }
  }

  @Test
  @Timeout(60)
  void a_name_that_is_bound_later_is_found() throws Exception {
    assertThat(health())
        .contains(
            "\"archive\":\"CELRES-0006: No data source under the JNDI name '"
                + SERVER.jndiName(BOUND_LATE))
        .contains("celery.results.datasource.archive");
    SERVER.addDataSource(BOUND_LATE);
    try {
      awaitHealth("\"archive\":\"ready\"");
    } finally {
      SERVER.removeDataSource(BOUND_LATE);
    }
    awaitHealth("\"archive\":\"CELRES-00");
    assertThat(since().count("CELRES-0025: Store 'archive' is ready again")).isEqualTo(1);
  }

  private static void refused() throws Exception {
    HttpResponse<String> answer = tasks();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.body()).contains("\"code\": \"CELRES-0022\"");
  }

  private static HttpResponse<String> tasks() throws Exception {
    return Client.viewer().get(SERVER.http("/celery-results/api/tasks"));
  }

  private static void awaitHealth(String text) {
    await().atMost(LONGEST).untilAsserted(() -> assertThat(health()).contains(text));
  }

  private static String health() throws Exception {
    return Client.anonymous().get(SERVER.management("/health/ready")).body();
  }

  private static ServerLog since() throws IOException {
    return log().since(before);
  }

  private static ServerLog log() throws IOException {
    return ServerLog.read(SERVER.log());
  }
}
