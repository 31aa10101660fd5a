package org.celeryresults.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.celeryresults.it.server.Client;
import org.celeryresults.it.server.Database;
import org.celeryresults.it.server.TestEnvironment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Django's own migrate, models and managers beside the EAR on one database. */
@ExtendWith(ArquillianExtension.class)
@Timeout(300)
abstract class DjangoContract {

  private final Django django;
  private final String id = UUID.randomUUID().toString();

  DjangoContract(Database database) {
    this.django = new Django(database);
  }

  @Test
  void migrate_has_nothing_to_do() {
    assertThat(django.migrate("--plan")).contains("No planned migration operations.");
    assertThat(django.migrate()).contains("No migrations to apply.");
  }

  @Test
  void what_django_stores_is_read_here() throws Exception {
    JsonObject python = django.rows("store", id);

    JsonObject task = get("api/tasks/" + id);
    for (String field : python.getJsonObject("task").keySet()) {
      if (!field.startsWith("date_")) {
        assertThat(task.get(field)).as(field).isEqualTo(python.getJsonObject("task").get(field));
      }
    }
    assertSameInstant(task, python.getJsonObject("task"), "date_created");
    assertSameInstant(task, python.getJsonObject("task"), "date_done");
    JsonObject group = get("api/groups/" + id);
    assertThat(group.getInt("size")).isEqualTo(1);
    assertSameInstant(group, python.getJsonObject("group"), "date_done");
  }

  @Test
  void what_is_stored_here_is_read_and_replaced_by_django() throws Exception {
    put("api/tasks/" + id, "{\"status\": \"STARTED\", \"result\": \"\\\"é😀\\\"\"}");
    put("api/groups/" + id, "{\"task_ids\": [\"" + id + "\"]}");

    JsonObject read = django.rows("read", id);
    JsonObject stored = get("api/tasks/" + id);
    assertThat(read.getJsonObject("task").getString("result")).isEqualTo("\"é😀\"");
    assertSameInstant(stored, read.getJsonObject("task"), "date_done");
    assertThat(read.getJsonObject("group").getString("result"))
        .isEqualTo(get("api/groups/" + id).getString("result"));

    JsonObject updated = django.rows("update", id).getJsonObject("task");
    JsonObject now = get("api/tasks/" + id);
    assertThat(now.getString("status")).isEqualTo("SUCCESS");
    assertThat(now.getString("result")).isEqualTo("\"later\"");
    assertSameInstant(now, updated, "date_done");
    assertSameInstant(now, stored, "date_created");
  }

  private static void assertSameInstant(JsonObject ours, JsonObject theirs, String field) {
    assertThat(Instant.parse(ours.getString(field)))
        .isEqualTo(OffsetDateTime.parse(theirs.getString(field)).toInstant());
  }

  static JsonObject get(String path) throws Exception {
    var answer = Client.viewer().get(uri(path));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  private static void put(String path, String json) throws Exception {
    assertThat(Client.operator().put(uri(path), json).statusCode()).isBetween(200, 201);
  }

  private static URI uri(String path) {
    return TestEnvironment.server().http("/celery-results/" + path);
  }
}
