package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.celeryresults.it.server.PostgreSql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What tests of purges send, and the old rows that they need. Each leaves nothing behind. */
@Timeout(180)
abstract class PurgeTests extends HttpTests {

  static final String PURGES = "api/purges";
  static final String RULES = "api/retention-rules";

  @AfterEach
  void nothing_is_under_way_and_no_task_is_left() throws Exception {
    for (Map<?, ?> purge : Api.VIEWER.get(PURGES).is(200).list("purges")) {
      if (purge.get("state").equals("RUNNING")) {
        Api.OPERATOR.post(purge(purge.get("id")) + "/stop", "");
        ended(purge.get("id"));
      }
    }
    Api.OPERATOR.put(RULES, "{\"rules\": []}").is(200);
    execute("DELETE FROM django_celery_results_taskresult");
    execute("DELETE FROM celery_results_pin");
  }

  static String purge(Object purgeId) {
    return PURGES + "/" + purgeId;
  }

  static Answer start(Map<String, ?> parameters) throws Exception {
    return Api.OPERATOR.post(PURGES, parameters);
  }

  /** The purge when it has ended. */
  static Answer ended(Object purgeId) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> Api.VIEWER.get(purge(purgeId)).is(200),
            answer -> !answer.at("state").equals("RUNNING"));
  }

  /** The step that deletes tasks; empty while it has not begun. */
  static Map<?, ?> tasks(Answer purge) {
    return purge.list("steps").stream()
        .filter(step -> step.get("step").equals("tasks"))
        .findFirst()
        .orElse(Map.of());
  }

  /** A task of that id, which was done so many days ago. */
  static void aged(String taskId, String status, String taskName, int days) throws Exception {
    Map<String, ?> task = Map.of("status", status, "task_name", taskName, "result", "\"done\"");
    Api.OPERATOR.put("api/tasks/" + taskId, task).is(201);
    int changed =
        execute(
            "UPDATE django_celery_results_taskresult SET date_done = now() - ? * interval '1 day'"
                + " WHERE task_id = ?",
            days,
            taskId);
    assertThat(changed).isEqualTo(1);
  }

  /** So many tasks that have succeeded two days ago. */
  void aged(int many) throws Exception {
    for (int i = 0; i < many; i++) {
      aged(id + "-" + i, "SUCCESS", "old", 2);
    }
  }

  static int execute(String sql, Object... values) throws SQLException {
    try (Connection connection = PostgreSql.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
