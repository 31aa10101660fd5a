package org.celeryresults.schema;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.exception.LockException;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import org.celeryresults.message.Message;

/**
 * Liquibase's lock, waited for in our way: Liquibase's own wait counts in whole minutes, writes to
 * standard output, and doesn't tell how to get rid of a lock whose holder is gone.
 */
final class SchemaLock {
  private static final Logger LOG = System.getLogger("org.celeryresults.schema");
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final LockService service;

  private SchemaLock(LockService service) {
    this.service = service;
  }

  static SchemaLock acquire(Database database, SchemaOptions options)
      throws LiquibaseException, InterruptedException {
    LockTable.prepare(database);
    LockService service = LockServiceFactory.getInstance().getLockService(database);
    long deadline = System.nanoTime() + options.lockWait().toNanos();
    boolean told = false;
    while (!service.acquireLock()) {
      Holder holder = Holder.of(service);
      if (System.nanoTime() >= deadline) {
        throw new SchemaException(
            Message.SCHEMA_LOCK_HELD,
            holder.name(),
            holder.since(),
            options.lockWait(),
            options.lockTable());
      }
      if (!told) {
        LOG.log(
            Level.INFO,
            Message.SCHEMA_WAITING.text(options.lockWait(), holder.name(), holder.since()));
        told = true;
      }
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
    return new SchemaLock(service);
  }

  /** Liquibase releases its lock itself after an update; not when it fails before. */
  void release() throws LockException {
    if (service.hasChangeLogLock()) {
      service.releaseLock();
    }
  }

  private record Holder(String name, String since) {
    static Holder of(LockService service) throws LockException {
      for (DatabaseChangeLogLock lock : service.listLocks()) {
        Instant since = lock.getLockGranted().toInstant();
        return new Holder(lock.getLockedBy(), since.toString());
      }
      return new Holder("another node", "just now");
    }
  }
}
