package org.celeryresults.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.celeryresults.it.server.Database;
import org.celeryresults.it.server.StatementLog;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class FaultsOnPostgreSqlIT extends FaultsContract {

  private static final int ROUNDS = 5;

  FaultsOnPostgreSqlIT() {
    super(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE pid <> pg_backend_pid() AND datname = current_database()",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'",
        "ALTER DATABASE postgres SET lock_timeout = '600ms'",
        "ALTER DATABASE postgres RESET lock_timeout",
        Duration.ofMillis(900));
  }

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    return on(Database.POSTGRESQL);
  }

  @Test
  @Timeout(60)
  void stores_that_can_not_be_serialized_are_repeated() throws Exception {
    long before = serializationFailures();
    sessionsAre("ALTER DATABASE postgres SET default_transaction_isolation = 'repeatable read'");
    try {
      Figures figures =
          during(
              "serialization failure",
              writers -> {
                for (int round = 0; round < ROUNDS; round++) {
                  updateAndHold(writers.prefix());
                  writers.awaitMore(20);
                }
              });
      assertThat(figures.refused()).isZero();
    } finally {
      sessionsAre("ALTER DATABASE postgres RESET default_transaction_isolation");
    }
    assertThat(serializationFailures()).isGreaterThan(before);
  }

  private void updateAndHold(String prefix) throws Exception {
    try (Connection connection = Database.POSTGRESQL.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(false);
      statement.execute(
          "UPDATE django_celery_results_taskresult SET worker = 'other' WHERE task_id LIKE '%s%%'"
              .formatted(prefix));
      passes(Duration.ofMillis(100));
      connection.commit();
    }
  }

  private static long serializationFailures() throws IOException {
    try (var lines = Files.lines(Path.of(System.getProperty(StatementLog.FILE)))) {
      return lines.filter(line -> line.contains("could not serialize access")).count();
    }
  }
}
