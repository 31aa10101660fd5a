package org.celeryresults.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.celeryresults.payload.PythonJson;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Purges as an administrator sees them from outside: the store, the history, the log. */
@ExtendWith(ArquillianExtension.class)
@Timeout(90)
abstract class PurgeConsoleTests {

  /** So slow that there is time to look, and to stop it: ten rows a second. */
  static final Map<String, String> SLOW =
      Map.of("expires", "PT1H", "batchSize", "10", "pause", "PT1S");

  private static final String PURGES = "/celery-results/api/purges";

  private ServerLog before;

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    PostgreSql.clear();
    return BuiltEar.unchanged();
  }

  @BeforeEach
  void begin_without_results() throws Exception {
    before = log();
    Database.POSTGRESQL.execute("DELETE FROM django_celery_results_taskresult");
  }

  /** So many results that are two hours old. */
  static void expired(int rows) {
    Database.POSTGRESQL.execute(
        """
        INSERT INTO django_celery_results_taskresult
            (task_id, status, content_type, content_encoding, result, date_created, date_done, meta)
          SELECT 'old-' || n, 'SUCCESS', 'application/json', 'utf-8', '1', now() - interval '2 hours',
              now() - interval '2 hours', '{}'
            FROM generate_series(1, %d) n
        """
            .formatted(rows));
  }

  static long results() throws SQLException {
    try (Connection connection = PostgreSql.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT count(*) FROM django_celery_results_taskresult")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** All of the history, the one begun last first. */
  static List<Map<?, ?>> purges() throws Exception {
    HttpResponse<String> answer = Client.viewer().get(TestEnvironment.server().http(PURGES));
    List<?> all = (List<?>) ((Map<?, ?>) PythonJson.loads(answer.body())).get("purges");
    return all.stream().<Map<?, ?>>map(purge -> (Map<?, ?>) purge).toList();
  }

  /** The purge of which this is so, as soon as there is one. */
  private static Map<?, ?> awaitPurge(Predicate<Map<?, ?>> isSo) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> purges().stream().filter(isSo).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  static long deleted(Map<?, ?> purge) {
    return (Long) purge.get("deleted");
  }

  /** The purge of an execution, which a console knows before the purge has begun its record. */
  static Map<?, ?> awaitDeleted(long execution, long rows) {
    return awaitPurge(
        purge -> Objects.equals(purge.get("execution_id"), execution) && deleted(purge) >= rows);
  }

  /** A purge that has deleted something, and so has its execution. */
  static Map<?, ?> awaitAtWork(Object purgeId) {
    return awaitPurge(purge -> purge.get("id").equals(purgeId) && deleted(purge) > 0);
  }

  /** The purge of an execution, whatever it has done. */
  static Map<?, ?> purgeOf(long execution) {
    return awaitDeleted(execution, 0);
  }

  static Map<?, ?> awaitState(Object purgeId, String state) {
    return awaitPurge(purge -> purge.get("id").equals(purgeId) && state.equals(purge.get("state")));
  }

  /** A purge that rests no more when it goes on. */
  static void hurry(Object purgeId) {
    Database.POSTGRESQL.execute(
        "UPDATE celery_results_purge SET parameters = REPLACE(parameters, 'PT1S', 'PT0S')"
            + " WHERE purge_id = '%s'".formatted(purgeId));
  }

  static Map<?, ?> post(String path, String json) throws Exception {
    HttpResponse<String> answer =
        Client.operator().post(TestEnvironment.server().http(PURGES + path), json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return (Map<?, ?>) PythonJson.loads(answer.body());
  }

  /** Warnings and errors of this test that are about us. */
  List<String> problems() throws IOException {
    return log().since(before).problemsOfOurs();
  }

  private static ServerLog log() throws IOException {
    return ServerLog.read(TestEnvironment.server().log());
  }
}
