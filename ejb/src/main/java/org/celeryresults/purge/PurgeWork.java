package org.celeryresults.purge;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.celeryresults.config.Settings;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;
import org.celeryresults.store.OpenStores;
import org.celeryresults.store.Stores;

/** The node's clockwork for purges: begins what is due, and takes over what a dead node left. */
@Singleton(name = "PurgeWork")
@LocalBean
@Startup
@DependsOn("StoreStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class PurgeWork {
  private static final Logger LOG = System.getLogger("org.celeryresults.purge");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Less than a purge waits for us when the server stops its job. */
  private static final Duration A_LOOK = Duration.ofMillis(200);

  @Resource private ManagedThreadFactory threads;
  @EJB private PurgeClockwork clockwork;
  @Inject private OpenStores stores;
  @Inject private Settings settings;

  private final Runs runs = new Runs();

  /**
   * WildFly stops jobs when it is told to end, as an operator would, and the application half a
   * second later, together with its data sources: too late to hand a purge over.
   */
  private final Thread endOfTheServer = new Thread(this::end);

  private ScheduledExecutorService looks;

  /** Known to one thread. */
  private boolean failing;

  @PostConstruct
  void start() {
    looks = Executors.newSingleThreadScheduledExecutor(threads);
    long interval = settings.purgeCheckInterval().toNanos();
    Future<?> unused =
        looks.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.NANOSECONDS);
    Runtime.getRuntime().addShutdownHook(endOfTheServer);
  }

  /** The purges at work on this node. */
  public Runs runs() {
    return runs;
  }

  /** An exception would end this schedule, and nobody would hear of it. */
  private void look() {
    if (stores.isReady(Stores.DEFAULT)) {
      boolean tookOver = isDone(clockwork::takeOver);
      boolean begun = isDone(clockwork::beginDue);
      failing = !tookOver || !begun;
    }
  }

  /** One failure may be the application's end: session beans stop in any order. */
  private boolean isDone(Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException | LinkageError e) {
      Level level = failing ? Level.WARNING : Level.DEBUG;
      LOG.log(level, Message.PURGE_WORK_FAILED.text(Reason.of(e)));
      LOG.log(Level.DEBUG, "Looking after purges failed", e);
      return false;
    }
  }

  /** Purges that are at work end after their batch, and are left to another node. */
  @PreDestroy
  void stop() {
    looks.shutdown();
    forgetTheServer();
    try {
      boolean unused = looks.awaitTermination(A_LOOK.toMillis(), TimeUnit.MILLISECONDS);
      runs.close();
      runs.awaitEnd(PATIENCE);
    } catch (InterruptedException e) {
      runs.close();
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    looks.shutdown();
    runs.close();
  }

  private void forgetTheServer() {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(endOfTheServer);
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The server is ending", e);
    }
  }
}
