package org.celeryresults.rest.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.celeryresults.rest.Rows;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.task.TaskSummary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskJsonTest {
  @Test
  void a_task_shows_what_is_stored_and_what_it_means() {
    Map<String, @Nullable Object> json =
        TaskJson.of(
            Rows.aTask("t1", "SUCCESS")
                .with("result", "5")
                .with("taskArgs", "\"(2, 3)\"")
                .with("meta", "{\"children\": [[[\"c1\", null], null]]}")
                .task());

    assertThat(Json.of(json).text())
        .isEqualTo(
            "{\"task_id\": \"t1\", \"task_name\": null, \"task_args\": \"\\\"(2, 3)\\\"\","
                + " \"task_kwargs\": null, \"status\": \"SUCCESS\", \"result\": \"5\","
                + " \"date_done\": \"2026-11-22T07:17:40.860551Z\", \"traceback\": null,"
                + " \"meta\": \"{\\\"children\\\": [[[\\\"c1\\\", null], null]]}\","
                + " \"worker\": null, \"periodic_task_name\": null,"
                + " \"content_type\": \"application/json\", \"content_encoding\": \"utf-8\","
                + " \"date_created\": \"2026-11-22T07:17:40Z\", \"date_started\": null,"
                + " \"ready\": true, \"successful\": true, \"failed\": false,"
                + " \"children\": [[[\"c1\", null], null]], \"args\": \"(2, 3)\","
                + " \"kwargs\": null}");
  }

  @Test
  void a_line_of_a_list_has_neither_result_nor_traceback() {
    Instant time = Instant.parse("2026-11-22T07:17:40.5Z");
    TaskSummary line =
        new TaskSummary(1, "t1", "n", null, "STARTED", "w", "application/json", time, time, time);

    assertThat(TaskJson.summary(line).keySet())
        .containsExactly(
            "task_id",
            "task_name",
            "periodic_task_name",
            "status",
            "worker",
            "content_type",
            "date_created",
            "date_started",
            "date_done");
    assertThat(TaskJson.summary(line)).containsEntry("date_started", "2026-11-22T07:17:40.500Z");
  }
}
