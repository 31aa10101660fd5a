package org.celeryresults.schema;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import liquibase.database.Database;
import liquibase.datatype.DataTypeFactory;
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

  /**
   * Liquibase keeps its lock services in one place and drops them all after any update, also those
   * of another store that is being updated: then that would wait for its own lock.
   */
  private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

  private final Database database;
  private LockService service;

  private SchemaLock(Database database) {
    this.database = database;
    this.service = LockServiceFactory.getInstance().getLockService(database);
  }

  static SchemaLock acquire(Database database, SchemaOptions options)
      throws LiquibaseException, SQLException, InterruptedException {
    LockTable.prepare(database);
    LockOwner owner = new LockOwner(database);
    long deadline = System.nanoTime() + options.lockWait().toNanos();
    boolean told = false;
    for (; ; ) {
      SchemaLock lock = new SchemaLock(database);
      if (lock.acquired(owner)) {
        return lock;
      }
      Holder holder = Holder.of(lock.service);
      if (owner.releaseOfOneThatIsGone(holder.name())) {
        LOG.log(Level.WARNING, Message.SCHEMA_LOCK_LEFT.text(holder.name(), holder.since()));
        continue;
      }
      if (System.nanoTime() >= deadline) {
        throw refused(holder, database, options);
      }
      if (!told) {
        LOG.log(
            Level.INFO,
            Message.SCHEMA_WAITING.text(options.lockWait(), holder.name(), holder.since()));
        told = true;
      }
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
  }

  private static SchemaException refused(Holder holder, Database database, SchemaOptions options) {
    return new SchemaException(
        Message.SCHEMA_LOCK_HELD,
        holder.name(),
        holder.since(),
        options.lockWait(),
        options.lockTable(),
        DataTypeFactory.getInstance().getFalseBooleanValue(database));
  }

  private boolean acquired(LockOwner owner) throws LiquibaseException, SQLException {
    if (!IN_THIS_JVM.tryLock()) {
      return false;
    }
    boolean acquired = false;
    try {
      service = LockServiceFactory.getInstance().getLockService(database);
      if (service.acquireLock()) {
        owner.sign();
        acquired = true;
      }
      return acquired;
    } finally {
      if (!acquired) {
        release();
      }
    }
  }

  /** Liquibase releases its lock itself after an update; not when it fails before. */
  void release() throws LockException {
    try {
      if (service.hasChangeLogLock()) {
        service.releaseLock();
      }
    } finally {
      IN_THIS_JVM.unlock();
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
