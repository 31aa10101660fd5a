package org.celeryresults.schema;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.executor.Executor;
import liquibase.executor.ExecutorService;
import liquibase.snapshot.SnapshotGeneratorFactory;
import liquibase.statement.core.CreateDatabaseChangeLogLockTableStatement;
import liquibase.statement.core.InsertStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;

/**
 * Makes the lock table and its row before Liquibase looks for them. Liquibase would do it by DELETE
 * and INSERT, and so, at the first start of several nodes at once, wipe out a lock that another
 * node holds already; here the primary key decides which node's INSERT counts.
 */
final class LockTable {
  private static final int ATTEMPTS = 10;

  private final Database database;
  private final String name;
  private final Executor executor;

  private LockTable(Database database) {
    this.database = database;
    this.name =
        database.escapeTableName(
            database.getLiquibaseCatalogName(),
            database.getLiquibaseSchemaName(),
            database.getDatabaseChangeLogLockTableName());
    this.executor =
        Scope.getCurrentScope().getSingleton(ExecutorService.class).getExecutor("jdbc", database);
  }

  /** Safe on all nodes at once: who comes second fails, looks again, and finds it done. */
  static void prepare(Database database) throws LiquibaseException, InterruptedException {
    LockTable table = new LockTable(database);
    for (int attempt = 1; ; attempt++) {
      try {
        table.create();
        return;
      } catch (LiquibaseException e) {
        database.rollback();
        if (attempt == ATTEMPTS) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(50, 200));
      }
    }
  }

  private void create() throws LiquibaseException {
    if (!SnapshotGeneratorFactory.getInstance().hasDatabaseChangeLogLockTable(database)) {
      executor.execute(new CreateDatabaseChangeLogLockTableStatement());
      database.commit();
    }
    if (executor.queryForInt(new RawParameterizedSqlStatement("SELECT COUNT(*) FROM " + name))
        == 0) {
      executor.execute(
          new InsertStatement(
                  database.getLiquibaseCatalogName(),
                  database.getLiquibaseSchemaName(),
                  database.getDatabaseChangeLogLockTableName())
              .addColumnValue("ID", 1)
              .addColumnValue("LOCKED", false));
      database.commit();
    }
  }
}
