package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
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
  void the_log_holds_no_warning_or_error() throws Exception {
    ServerLog log = ServerLog.read(TestEnvironment.server().log());

    assertThat(log.contains("Deployed \"celery-results.ear\"")).isTrue();
    assertThat(log.problems()).isEmpty();
  }
}
