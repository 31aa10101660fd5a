package org.celeryresults.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** What the commands of docs/servers.md have made, and how they take it away. */
@TestMethodOrder(OrderAnnotation.class)
abstract class ServersDocContract extends LittleMemoryContract {

  /** Where a test stands that needs the server as it was deployed. */
  static final int BEFORE_THE_PURGE = 1;

  /** Where one stands that looks at what {@link LittleMemoryContract} has left. */
  static final int AFTER_THE_PURGE = Integer.MAX_VALUE - 1;

  @Test
  @Order(BEFORE_THE_PURGE)
  @Timeout(60)
  void the_commands_make_a_server_that_answers_its_users() throws Exception {
    assertThat(firstAnswer()).contains("{\"tasks\": []");
    URI task = http("/celery-results/api/tasks/1");
    assertThat(operator().put(task, "{\"status\": \"SUCCESS\"}").statusCode()).isEqualTo(201);
    assertThat(viewer().get(task).body()).contains("\"status\": \"SUCCESS\"");
    assertThat(viewer().delete(task).statusCode()).isEqualTo(403);
    assertThat(Client.anonymous().get(task).statusCode()).isEqualTo(401);
    assertThat(Client.anonymous().get(http("/openapi")).body()).contains("Celery Results");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @Timeout(200)
  void a_later_version_takes_its_place_and_leaves_the_tables() throws Exception {
    URI task = http("/celery-results/api/tasks/2");
    assertThat(operator().put(task, "{\"status\": \"SUCCESS\"}").statusCode()).isEqualTo(201);

    run("upgrade");
    assertThat(viewer().get(task).statusCode()).isEqualTo(200);

    run("remove");
    assertThat(viewer().get(task).statusCode()).isEqualTo(404);
  }
}
