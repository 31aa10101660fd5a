package org.celeryresults.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Runs the changelog as an application would. */
final class Changelog {
  /** Change sets of the tables that Django never sees. */
  static final int OWN_CHANGE_SETS = 14;

  /** A regular expression of the names of these tables, and of all that belongs to them. */
  static final String OWN_TABLES =
      "^celery_results_(chord|retention_rule|pin|purge|lease|schedule)";

  private Changelog() {}

  /** As {@code mvn liquibase:releaseLocks}. */
  static void releaseLocks(DataSource source) throws Exception {
    try (Connection connection = source.getConnection();
        Liquibase liquibase = liquibase(connection)) {
      liquibase.forceReleaseLocks();
    }
  }

  /**
   * Answers how many change sets were executed; those marked as run are not counted. Fails when
   * Liquibase warns of anything.
   */
  static int update(DataSource source) throws Exception {
    return update(source, Map.of());
  }

  /** The same with changelog parameters. */
  static int update(DataSource source, Map<String, String> parameters) throws Exception {
    Warnings warnings = new Warnings();
    Map<String, Object> quiet =
        Map.of(
            Scope.Attr.logService.name(),
            warnings,
            Scope.Attr.ui.name(),
            new LoggerUIService(),
            "liquibase.analytics.enabled",
            false);
    int executed =
        Scope.child(
            quiet,
            () -> {
              try (Connection connection = source.getConnection()) {
                return update(connection, parameters);
              }
            });
    assertThat(warnings.messages()).isEmpty();
    return executed;
  }

  private static int update(Connection connection, Map<String, String> parameters)
      throws LiquibaseException {
    Counter executed = new Counter();
    try (Liquibase liquibase = liquibase(connection)) {
      liquibase.setShowSummary(UpdateSummaryEnum.OFF);
      parameters.forEach(liquibase::setChangeLogParameter);
      liquibase.setChangeExecListener(executed);
      liquibase.update(new Contexts(), new LabelExpression());
    }
    return executed.count;
  }

  private static Liquibase liquibase(Connection connection) throws LiquibaseException {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    database.setDatabaseChangeLogTableName("celery_results_databasechangelog");
    database.setDatabaseChangeLogLockTableName("celery_results_databasechangeloglock");
    return new Liquibase(
        "org/celeryresults/db/changelog.xml", new ClassLoaderResourceAccessor(), database);
  }

  private static final class Counter extends AbstractChangeExecListener {
    private int count;

    @Override
    public void ran(
        ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, ExecType execType) {
      if (execType == ExecType.EXECUTED) {
        count++;
      }
    }
  }
}
