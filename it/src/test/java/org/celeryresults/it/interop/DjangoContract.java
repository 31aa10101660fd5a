package org.celeryresults.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.celeryresults.it.server.Client;
import org.celeryresults.it.server.Database;
import org.celeryresults.it.server.TestEnvironment;
import org.celeryresults.payload.PythonJson;
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
    Map<?, ?> python = django.rows("store", id);

    Map<?, ?> task = get("api/tasks/" + id);
    Map<?, ?> theirs = part(python, "task");
    theirs.forEach(
        (field, value) -> {
          if (!field.toString().startsWith("date_")) {
            assertThat(task.get(field)).as(field.toString()).isEqualTo(value);
          }
        });
    assertSameInstant(task, theirs, "date_created");
    assertSameInstant(task, theirs, "date_done");
    Map<?, ?> group = get("api/groups/" + id);
    assertThat(group.get("size")).isEqualTo(1L);
    assertSameInstant(group, part(python, "group"), "date_done");
  }

  @Test
  void what_is_stored_here_is_read_and_replaced_by_django() throws Exception {
    put("api/tasks/" + id, "{\"status\": \"STARTED\", \"result\": \"\\\"é😀\\\"\"}");
    put("api/groups/" + id, "{\"task_ids\": [\"" + id + "\"]}");

    Map<?, ?> read = django.rows("read", id);
    Map<?, ?> stored = get("api/tasks/" + id);
    assertThat(part(read, "task").get("result")).isEqualTo("\"é😀\"");
    assertSameInstant(stored, part(read, "task"), "date_done");
    assertThat(part(read, "group").get("result")).isEqualTo(get("api/groups/" + id).get("result"));

    Map<?, ?> updated = part(django.rows("update", id), "task");
    Map<?, ?> now = get("api/tasks/" + id);
    assertThat(now.get("status")).isEqualTo("SUCCESS");
    assertThat(now.get("result")).isEqualTo("\"later\"");
    assertSameInstant(now, updated, "date_done");
    assertSameInstant(now, stored, "date_created");
  }

  private static Map<?, ?> part(Map<?, ?> answer, String name) {
    return (Map<?, ?>) answer.get(name);
  }

  private static void assertSameInstant(Map<?, ?> ours, Map<?, ?> theirs, String field) {
    assertThat(Instant.parse((String) ours.get(field)))
        .isEqualTo(OffsetDateTime.parse((String) theirs.get(field)).toInstant());
  }

  static Map<?, ?> get(String path) throws Exception {
    var answer = Client.viewer().get(uri(path));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return (Map<?, ?>) PythonJson.loads(answer.body());
  }

  private static void put(String path, String json) throws Exception {
    assertThat(Client.operator().put(uri(path), json).statusCode()).isBetween(200, 201);
  }

  private static URI uri(String path) {
    return TestEnvironment.server().http("/celery-results/" + path);
  }
}
