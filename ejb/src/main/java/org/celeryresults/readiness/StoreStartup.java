package org.celeryresults.readiness;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.store.OpenStores;
import org.celeryresults.store.StoreAddress;

/**
 * Sees to the settings when the application starts, and begins to watch the stores. A wrong setting
 * ends the start; a store that can't be had doesn't. Without container transactions: Liquibase
 * commits, which an XA data source forbids inside one.
 *
 * <p>A thread for each look, and of our own: servers give their scheduled executor but one, and a
 * database that hangs, or a listener that waits for the end of the start, would stop all watches.
 */
@Singleton(name = "StoreStartup")
@LocalBean
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class StoreStartup {
  /** The start waits so long for each store: mostly all are ready when the first request comes. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  @Resource private ManagedThreadFactory threads;
  @Inject private OpenStores stores;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;
  @Inject private Event<StoreReady> listeners;

  private final List<ExecutorService> executors = new ArrayList<>();

  @PostConstruct
  void start() {
    settings.check();
    ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(threads);
    ExecutorService looks = Executors.newCachedThreadPool(threads);
    executors.addAll(List.of(clockwork, looks));
    List<StoreAddress> all = StoreAddress.all(settings);
    List<StoreWatch> watches = new ArrayList<>();
    Stream.concat(all.stream(), StoreAddress.replica(settings).stream())
        .forEach(address -> watches.add(watch(address, clockwork, looks)));
    try {
      for (StoreWatch watch : watches.subList(0, all.size())) {
        watch.awaitFirst(LONGEST_WAIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private StoreWatch watch(
      StoreAddress address, ScheduledExecutorService clockwork, Executor looks) {
    Duration interval = settings.recoveryInterval();
    StoreWatch watch =
        new StoreWatch(
            new StoreCheck(address, stores, settings, clock),
            stores,
            new StoreWatch.Surroundings(looks, System::nanoTime, interval, listeners::fire));
    // Nothing to wait for: the watch logs what goes wrong, and stop() ends them all.
    Future<?> unused =
        clockwork.scheduleWithFixedDelay(watch, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    return watch;
  }

  @PreDestroy
  void stop() {
    executors.forEach(ExecutorService::shutdownNow);
  }
}
