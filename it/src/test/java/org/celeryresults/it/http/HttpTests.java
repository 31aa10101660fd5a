package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.ServerLog;
import org.celeryresults.it.server.TestEnvironment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients of the EAR as it was built, on tables that are empty at first. Whatever they get wrong is
 * told to them and not to the log.
 */
@ExtendWith(ArquillianExtension.class)
abstract class HttpTests {

  private static ServerLog before;

  /** Differs in every test. */
  final String id = UUID.randomUUID().toString();

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    PostgreSql.clear();
    return BuiltEar.unchanged();
  }

  @BeforeAll
  static void remember_the_log() throws IOException {
    before = log();
  }

  @AfterAll
  static void the_log_holds_no_warning_or_error() throws IOException {
    assertThat(log().since(before).problems()).isEmpty();
  }

  private static ServerLog log() throws IOException {
    return ServerLog.read(TestEnvironment.server().log());
  }
}
