package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Client;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.ServerLog;
import org.celeryresults.it.server.TestEnvironment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The EAR as it is, on WildFly with PostgreSQL, on tables that Django made and workers filled. */
@ExtendWith(ArquillianExtension.class)
class DeploymentIT {

  private static ServerLog before;

  @Deployment(testable = false)
  static EnterpriseArchive ear() throws IOException {
    before = log();
    PostgreSql.loadCeleryFixture();
    return BuiltEar.unchanged();
  }

  @Test
  void the_built_ear_is_deployed_and_the_server_is_ready() throws Exception {
    var answer = Client.anonymous().get(TestEnvironment.server().management("/health/ready"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"celery-results.ear\":\"OK\"");
  }

  @Test
  void whoever_says_no_name_is_refused_everywhere() throws Exception {
    for (String path : List.of("api/tasks", "api/groups", "task/status/x/", "nowhere")) {
      URI uri = TestEnvironment.server().http("/celery-results/" + path);

      assertThat(Client.anonymous().get(uri).statusCode()).as(path).isEqualTo(401);
    }
  }

  @Test
  void a_viewer_reads_and_only_an_operator_writes() throws Exception {
    URI task = TestEnvironment.server().http("/celery-results/api/tasks/written-by-http");
    String json = "{\"status\": \"SUCCESS\"}";

    assertThat(Client.viewer().put(task, json).statusCode()).isEqualTo(403);
    assertThat(Client.operator().put(task, json).statusCode()).isEqualTo(201);
    assertThat(Client.viewer().get(task).statusCode()).isEqualTo(200);
    assertThat(Client.viewer().delete(task).statusCode()).isEqualTo(403);
  }

  @Test
  void the_log_holds_no_warning_or_error() throws Exception {
    ServerLog log = log().since(before);

    assertThat(log.contains("Deployed \"celery-results.ear\"")).isTrue();
    assertThat(log.problems()).isEmpty();
  }

  private static ServerLog log() throws IOException {
    return ServerLog.read(TestEnvironment.server().log());
  }
}
