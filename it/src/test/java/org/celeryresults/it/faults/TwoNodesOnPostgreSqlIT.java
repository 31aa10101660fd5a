package org.celeryresults.it.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.celeryresults.it.server.Database;
import org.celeryresults.it.server.TestEnvironment;
import org.celeryresults.it.server.TestServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class TwoNodesOnPostgreSqlIT extends TwoNodesChordsContract {
  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    return on(Database.POSTGRESQL);
  }

  @Test
  @Tag("payara")
  @Timeout(120)
  void payara_too_may_be_killed_in_mid_store() throws Exception {
    TestServer server = TestEnvironment.server();
    assertNothingIsLostBy(server::kill, "Payara killed by SIGKILL");
    server.startAgain();
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> here().store(id(), "1").statusCode() < 300);
  }

  @Override
  int chordsAtOnce() {
    return 200;
  }
}
