package org.celeryresults.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.celeryresults.payload.PythonJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a purge needs doesn't grow with the rows. */
abstract class LittleMemoryContract extends FreshServerContract {

  private static final long MILLION = 1_000_000;
  private static final String PURGES = "/celery-results/api/purges";
  private static final Duration LONGEST = Duration.ofMinutes(4);

  /** Ids as long as Celery's; small and in order, since it is not the database that is tested. */
  private static final String FILL =
      """
      INSERT INTO django_celery_results_taskresult
          (task_id, status, content_type, content_encoding, result, date_created, date_done)
        SELECT 'expired-' || lpad(n::text, 28, '0'), 'SUCCESS', 'application/json', 'utf-8', '42',
            moment, moment
          FROM (SELECT n, now() - interval '1 year' + n * interval '1 second' AS moment
                  FROM generate_series(1, %d) n) rows"""
          .formatted(MILLION);

  /** Held in memory, their ids alone would fill half of it. */
  @Test
  @Timeout(400)
  void a_million_rows_are_purged_in_256_megabytes() throws Exception {
    ProcessHandle server = process().orElseThrow();
    assertThat(Files.readString(Path.of("/proc/%d/cmdline".formatted(server.pid()))))
        .contains(HEAP);
    execute("TRUNCATE django_celery_results_taskresult");
    execute(FILL);

    Map<?, ?> purge = purged();

    assertThat(purge.get("state")).as(purge.toString()).isEqualTo("COMPLETED");
    assertThat(deleted(purge)).isEqualTo(MILLION);
    assertThat(left()).isZero();
    assertThat(server.isAlive()).isTrue();
    assertThat(Files.readString(console())).doesNotContain("OutOfMemoryError");
  }

  private Map<?, ?> purged() throws IOException, InterruptedException {
    HttpResponse<String> begun = operator().post(http(PURGES), "{}");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    return awaitEnd();
  }

  private Map<?, ?> awaitEnd() {
    return await().atMost(LONGEST).until(() -> lastPurge(), p -> !"RUNNING".equals(p.get("state")));
  }

  /** The one begun last; dry runs are none. */
  Map<?, ?> lastPurge() throws IOException, InterruptedException {
    String answer = viewer().get(http(PURGES)).body();
    List<?> purges = (List<?>) ((Map<?, ?>) PythonJson.loads(answer)).get("purges");
    return purges.stream()
        .map(purge -> (Map<?, ?>) purge)
        .filter(purge -> Boolean.FALSE.equals(purge.get("dry_run")))
        .findFirst()
        .orElseThrow();
  }

  static long deleted(Map<?, ?> purge) {
    return (Long) purge.get("deleted");
  }

  /** Returns when it has ended. */
  void stopPurge(Map<?, ?> purge) throws IOException, InterruptedException {
    URI stop = http(PURGES + "/" + purge.get("id") + "/stop");
    assertThat(operator().post(stop, "").statusCode()).isEqualTo(202);
    assertThat(awaitEnd().get("state")).isEqualTo("STOPPED");
  }

  private long left() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM django_celery_results_taskresult"
                    + " WHERE task_id LIKE 'expired-%'")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
