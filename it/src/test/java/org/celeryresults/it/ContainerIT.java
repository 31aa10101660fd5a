package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.StatementLog;
import org.celeryresults.task.TaskState;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the application builds on, seen from inside the server. */
@ExtendWith(ArquillianExtension.class)
class ContainerIT {

  private static final String EAR_LIB = "/celery-results(\\.ear)?/lib/";
  private static final List<String> LIBRARIES =
      List.of(
          "com.fasterxml.jackson.core.JsonFactory",
          "org.yaml.snakeyaml.Yaml",
          "org.msgpack.core.MessagePack",
          "liquibase.Liquibase");

  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource defaultDataSource;

  @Resource(lookup = "java:comp/env/jdbc/CeleryResults")
  private DataSource postgreSql;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  @Resource private UserTransaction transaction;

  @Deployment
  static EnterpriseArchive ear() {
    PostgreSql.clear();
    return BuiltEar.configured(
        BuiltEar.with(ContainerIT.class),
        "celery.results.chord-sweep-interval=PT1H",
        "celery.results.purge.check-interval=PT1H");
  }

  @Test
  void the_default_data_source_is_the_embedded_h2() throws Exception {
    try (Connection connection = defaultDataSource.getConnection()) {
      assertThat(connection.getMetaData().getURL()).startsWith("jdbc:h2:");
    }
  }

  @Test
  void the_registry_knows_the_transaction_of_the_thread() throws Exception {
    assertThat(transactions.getTransactionStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
    transaction.begin();
    try {
      assertThat(transactions.getTransactionKey()).isNotNull();
    } finally {
      transaction.rollback();
    }
  }

  @Test
  void libraries_are_those_of_the_ear_not_the_server_s_own() {
    assertThat(LIBRARIES).allSatisfy(name -> assertThat(origin(name)).containsPattern(EAR_LIB));
  }

  @Test
  void statements_of_a_transaction_can_be_counted_in_the_database_log() throws Exception {
    List<String> statements =
        new StatementLog(postgreSql)
            .during(
                () -> {
                  transaction.begin();
                  execute("SELECT 'one\nline and another'");
                  transaction.commit();
                });

    assertThat(statements).containsExactly("BEGIN", "SELECT 'one\nline and another'", "COMMIT");
  }

  /** Where the application itself gets the class from. */
  private static String origin(String className) throws ClassNotFoundException {
    Class<?> library = Class.forName(className, false, TaskState.class.getClassLoader());
    return library.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = postgreSql.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
