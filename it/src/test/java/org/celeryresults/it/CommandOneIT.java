package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import org.celeryresults.it.server.Client;
import org.celeryresults.it.server.CommandOne;
import org.celeryresults.it.server.ServerLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The README's first command, without Maven: one server, started again and again. */
@TestMethodOrder(OrderAnnotation.class)
class CommandOneIT {

  private static CommandOne command;

  @BeforeAll
  static void start_for_the_first_time() throws IOException {
    command = CommandOne.first("wildfly-h2", "demo=true");
  }

  @AfterAll
  static void end() {
    command.close();
  }

  @Test
  @Order(1)
  void the_line_that_it_offers_shows_failures_of_the_demonstration() throws Exception {
    URI failures = command.server().http("/celery-results/api/tasks?status=FAILURE");

    assertThat(command.output()).contains("'" + failures + "'");
    assertThat(as("viewer").get(failures).statusCode()).isEqualTo(200);
    assertThat(as("viewer").get(failures).body()).contains("\"FAILURE\"", "\"task_id\"");
    assertThat(Client.anonymous().get(failures).statusCode()).isEqualTo(401);
  }

  @Test
  @Order(2)
  void the_log_holds_no_warning_and_no_password() throws Exception {
    ServerLog log = ServerLog.read(command.server().log());

    assertThat(log.problems()).isEmpty();
    assertThat(log.contains(command.passwordOf("viewer"))).isFalse();
    assertThat(log.contains(command.passwordOf("admin"))).isFalse();
  }

  @Test
  @Order(3)
  void results_and_passwords_outlive_a_stop() throws Exception {
    String password = command.passwordOf("operator");
    assertThat(put("stopped").statusCode()).isEqualTo(201);

    command.stop();
    command.start();

    assertThat(command.passwordOf("operator")).isEqualTo(password);
    assertThat(as("viewer").get(task("stopped")).body()).contains("\"stopped\"");
  }

  @Test
  @Order(4)
  void what_was_acknowledged_outlives_a_crash_right_after_it() throws Exception {
    assertThat(put("crashed").statusCode()).isEqualTo(201);
    command.kill();
    command.start();

    assertThat(as("viewer").get(task("crashed")).body()).contains("\"crashed\"");
  }

  private static HttpResponse<String> put(String id) throws Exception {
    return as("operator").put(task(id), "{\"status\": \"SUCCESS\", \"result\": \"42\"}");
  }

  private static URI task(String id) {
    return command.server().http("/celery-results/api/tasks/" + id);
  }

  private static Client as(String user) throws IOException {
    return Client.as(user, command.passwordOf(user));
  }
}
