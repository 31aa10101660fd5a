package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
    command = CommandOne.first("wildfly-h2");
  }

  @AfterAll
  static void end() {
    command.close();
  }

  @Test
  @Order(1)
  void it_says_where_everything_is_and_the_ear_is_deployed() throws Exception {
    assertThat(command.output())
        .contains(command.server().http("/celery-results/api/tasks").toString())
        .contains(command.server().management("/console").toString());
    assertThat(ready()).contains("\"celery-results.ear\":\"OK\"");
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
  void stopped_and_started_again_it_keeps_its_users() throws Exception {
    String password = command.passwordOf("viewer");

    command.stop();
    command.start();

    assertThat(command.passwordOf("viewer")).isEqualTo(password);
    assertThat(ready()).contains("\"celery-results.ear\":\"OK\"");
  }

  @Test
  @Order(4)
  void killed_it_starts_again() throws Exception {
    command.kill();
    command.start();

    assertThat(ready()).contains("\"celery-results.ear\":\"OK\"");
  }

  private static String ready() throws Exception {
    return Client.anonymous().get(command.server().management("/health/ready")).body();
  }
}
