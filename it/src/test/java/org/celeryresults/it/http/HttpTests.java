package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.ServerLog;
import org.celeryresults.it.server.TestEnvironment;
import org.celeryresults.it.shared.DeployedOnce;
import org.celeryresults.it.shared.SharedEar;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients of the EAR as it was built, on tables that are empty at first. Whatever they get wrong is
 * told to them and not to the log.
 */
@ExtendWith(ArquillianExtension.class)
@DeployedOnce(SharedEar.UNCHANGED)
abstract class HttpTests {

  private static @Nullable ServerLog before;

  /** Differs in every test. */
  final String id = UUID.randomUUID().toString();

  @BeforeEach
  void empty_the_tables_once() throws IOException {
    if (before == null) {
      PostgreSql.empty();
      before = log();
    }
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
