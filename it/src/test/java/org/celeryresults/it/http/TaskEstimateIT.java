package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.celeryresults.it.server.Database;
import org.celeryresults.it.server.PostgreSql;
import org.junit.jupiter.api.Test;

/** {@code api/tasks?count=estimated} of all tasks. */
class TaskEstimateIT extends HttpTests {
  @Test
  void all_tasks_are_counted_when_they_are_few_and_estimated_when_they_are_many() throws Exception {
    PostgreSql.empty();
    store(1, 7);
    assertThat(estimate()).isEqualTo(Map.of("rows", 7L, "precision", "exact"));

    store(8, 10_007);
    assertThat(estimate()).isEqualTo(Map.of("rows", 10_007L, "precision", "estimated"));
    PostgreSql.empty();
  }

  private static void store(int from, int to) {
    Database.POSTGRESQL.execute(
        "INSERT INTO django_celery_results_taskresult"
            + " (task_id, status, content_type, content_encoding, date_created, date_done)"
            + " SELECT n, 'SUCCESS', '', '', now(), now() FROM generate_series(%d, %d) n"
                .formatted(from, to));
    PostgreSql.analyze();
  }

  private static Object estimate() throws Exception {
    return Api.VIEWER.get("api/tasks?count=estimated").at("count");
  }
}
