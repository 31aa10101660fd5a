package org.celeryresults.schema;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.visitor.ChangeExecListener;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.exception.PreconditionFailedException;
import liquibase.precondition.core.PreconditionContainer;
import liquibase.precondition.core.PreconditionContainer.FailOption;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** The changelog on one connection. */
final class Migration {
  private static final String CHANGELOG = "org/celeryresults/db/changelog.xml";
  private static final ChangeExecListener NO_LISTENER = new Counter();

  private final Liquibase liquibase;
  private final SchemaOptions options;

  private Migration(Liquibase liquibase, SchemaOptions options) {
    this.liquibase = liquibase;
    this.options = options;
  }

  /** Runs the action on a connection of its own, with Liquibase kept quiet and at home. */
  static Outcome run(DataSource source, SchemaOptions options, Action action) throws Exception {
    Map<String, Object> scope =
        Map.of(
            Scope.Attr.logService.name(),
            new QuietLog(),
            Scope.Attr.ui.name(),
            new LoggerUIService(),
            "liquibase.analytics.enabled",
            false);
    return Scope.child(
        scope,
        () -> {
          try (Connection connection = source.getConnection();
              Liquibase liquibase = liquibase(connection, options)) {
            return action.on(new Migration(liquibase, options));
          }
        });
  }

  /** Asks for the lock only when there is work: a stale lock doesn't hinder a normal start. */
  Outcome update() throws Exception {
    if (pending().isEmpty()) {
      return Outcome.NOTHING_TO_DO;
    }
    Counter counter = new Counter();
    liquibase.setChangeExecListener(counter);
    SchemaLock lock = SchemaLock.acquire(liquibase.getDatabase(), options);
    try {
      if (pending().isEmpty()) {
        return Outcome.NOTHING_TO_DO;
      }
      liquibase.update(new Contexts(), new LabelExpression());
    } finally {
      lock.release();
    }
    return counter.outcome();
  }

  private List<ChangeSet> pending() throws Exception {
    List<ChangeSet> pending = new ArrayList<>();
    for (ChangeSet open :
        liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression(), false)) {
      if (isDue(open)) {
        pending.add(open);
      }
    }
    return pending;
  }

  /**
   * What isn't asked for, or not possible yet, stays open for a later start, and is no work now.
   */
  private boolean isDue(ChangeSet changeSet) throws Exception {
    PreconditionContainer conditions = changeSet.getPreconditions();
    if (conditions == null || conditions.getOnFail() != FailOption.CONTINUE) {
      return true;
    }
    try {
      conditions.check(
          liquibase.getDatabase(), liquibase.getDatabaseChangeLog(), changeSet, NO_LISTENER);
      return true;
    } catch (PreconditionFailedException e) {
      return false;
    }
  }

  private static Liquibase liquibase(Connection connection, SchemaOptions options)
      throws LiquibaseException {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    database.setDatabaseChangeLogTableName(options.historyTable());
    database.setDatabaseChangeLogLockTableName(options.lockTable());
    Liquibase liquibase =
        new Liquibase(
            CHANGELOG, new ClassLoaderResourceAccessor(Migration.class.getClassLoader()), database);
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    options.wishes().parameters().forEach(liquibase::setChangeLogParameter);
    // Read here it makes no table; later, inside of Liquibase, each include makes the history's.
    liquibase.getDatabaseChangeLog();
    return liquibase;
  }

  @FunctionalInterface
  interface Action {
    Outcome on(Migration migration) throws Exception;
  }
}
