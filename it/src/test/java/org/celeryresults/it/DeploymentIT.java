package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.celeryresults.it.conformance.Fixture;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Client;
import org.celeryresults.it.server.Database;
import org.celeryresults.it.server.ServerLog;
import org.celeryresults.it.server.TestEnvironment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The EAR as it is, with PostgreSQL, on tables that Django made and workers filled. */
@ExtendWith(ArquillianExtension.class)
class DeploymentIT {

  private static ServerLog before;

  @Deployment(testable = false)
  static EnterpriseArchive ear() throws IOException {
    Database.POSTGRESQL.load(Fixture.POSTGRESQL);
    before = log();
    return BuiltEar.unchanged();
  }

  @Test
  void the_built_ear_is_deployed_and_the_server_is_ready() throws Exception {
    var answer = Client.anonymous().get(TestEnvironment.server().management("/health/ready"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\":\"UP\"");
  }

  @Test
  void the_log_of_the_server_s_start_holds_no_warning_or_error() throws Exception {
    String started = TestEnvironment.server().started();
    ServerLog start = log().until(started);

    assertThat(log().contains(started)).isTrue();
    assertThat(start.problems()).isEmpty();
  }

  @Test
  void the_log_of_the_deployment_and_of_first_answers_holds_no_warning_or_error() throws Exception {
    for (String path : new String[] {"api/tasks", "api/groups", "task/status/x/"}) {
      var uri = TestEnvironment.server().http("/celery-results/" + path);
      assertThat(Client.viewer().get(uri).statusCode()).isEqualTo(200);
      assertThat(Client.anonymous().get(uri).statusCode()).isEqualTo(401);
    }
    ServerLog since = log().since(before);

    assertThat(since.contains(TestEnvironment.server().deployed())).isTrue();
    assertThat(since.contains("CELRES-0107")).isTrue();
    assertThat(since.problems()).isEmpty();
  }

  private static ServerLog log() throws IOException {
    return ServerLog.read(TestEnvironment.server().log());
  }
}
