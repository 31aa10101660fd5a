package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.ServerLog;
import org.celeryresults.it.server.TestEnvironment;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients of the EAR as it was built, on tables that are empty at first. Whatever they get wrong is
 * told to them and not to the log.
 */
@ExtendWith(ArquillianExtension.class)
abstract class HttpTests {

  private static final String EAR = "ear";

  private static boolean deployed;
  private static @Nullable ServerLog before;

  /** Differs in every test. */
  final String id = UUID.randomUUID().toString();

  @ArquillianResource private Deployer deployer;

  @Deployment(name = EAR, managed = false, testable = false)
  static EnterpriseArchive ear() {
    return BuiltEar.unchanged();
  }

  /** The first class deploys it, for all: they come last. The others find it, and no rows. */
  @BeforeEach
  void deploy_once() throws IOException {
    if (before == null) {
      if (deployed) {
        PostgreSql.empty();
      } else {
        PostgreSql.clear();
        deployer.deploy(EAR);
        deployed = true;
      }
      before = log();
    }
  }

  /** Whether it is there, and stays. */
  static boolean isDeployed() {
    return deployed;
  }

  @AfterAll
  static void the_log_holds_no_warning_or_error() throws IOException {
    ServerLog mine = log().since(Objects.requireNonNull(before));
    before = null;
    assertThat(mine.problems()).isEmpty();
  }

  private static ServerLog log() throws IOException {
    return ServerLog.read(TestEnvironment.server().log());
  }
}
