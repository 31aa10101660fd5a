package org.celeryresults.readiness;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.store.OpenStores;
import org.celeryresults.store.StoreAddress;

/**
 * Sees to the settings when the application starts, and begins to watch the stores. A wrong setting
 * ends the start; a store that can't be had doesn't. Without container transactions: Liquibase
 * commits, which an XA data source forbids inside one.
 */
@Singleton(name = "StoreStartup")
@LocalBean
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class StoreStartup {
  /** The start waits so long for each store: mostly all are ready when the first request comes. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final List<Future<?>> scheduled = new ArrayList<>();

  @Resource private ManagedScheduledExecutorService executor;
  @Inject private OpenStores stores;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;
  @Inject private Event<StoreReady> listeners;

  @PostConstruct
  void start() {
    settings.check();
    StoreAddress.replica(settings).ifPresent(this::watch);
    List<StoreWatch> watches = StoreAddress.all(settings).stream().map(this::watch).toList();
    try {
      for (StoreWatch watch : watches) {
        watch.awaitFirst(LONGEST_WAIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private StoreWatch watch(StoreAddress address) {
    Duration interval = settings.recoveryInterval();
    StoreWatch watch =
        new StoreWatch(
            new StoreCheck(address, stores, settings, clock),
            stores,
            new StoreWatch.Surroundings(executor, System::nanoTime, interval, listeners::fire));
    long nanos = interval.toNanos();
    scheduled.add(executor.scheduleWithFixedDelay(watch, 0, nanos, TimeUnit.NANOSECONDS));
    return watch;
  }

  @PreDestroy
  void stop() {
    scheduled.forEach(task -> task.cancel(true));
  }
}
