package org.celeryresults.chord.delivery;

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
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.celeryresults.chord.ChordCompletion;
import org.celeryresults.chord.CompletionDue;
import org.celeryresults.chord.CompletionStore;
import org.celeryresults.config.Settings;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;
import org.celeryresults.store.OpenStores;
import org.celeryresults.store.Stores;

/**
 * The node's own clockwork: tells listeners what is due, at once when this node wrote it, and every
 * interval what another left; and sweeps. Threads of its own: servers give their executors but one.
 */
@Singleton(name = "ChordWork")
@LocalBean
@Startup
@DependsOn("StoreStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ChordWork {
  private static final Logger LOG = System.getLogger("org.celeryresults.chord");

  private static final int PATIENCE_SECONDS = 5;

  @Resource private ManagedThreadFactory threads;
  @EJB private CompletionStore completions;
  @EJB private ChordDelivery delivery;
  @EJB private ChordSweep sweep;
  @Inject private Listeners listeners;
  @Inject private OpenStores stores;
  @Inject private Settings settings;

  private ScheduledExecutorService looks;
  private ScheduledExecutorService sweeps;
  private ExecutorService workers;
  private Places places;

  @PostConstruct
  void start() {
    looks = Executors.newSingleThreadScheduledExecutor(threads);
    sweeps = Executors.newSingleThreadScheduledExecutor(threads);
    workers = Executors.newCachedThreadPool(threads);
    places = new Places(settings.chordDeliveryThreads());
    every(settings.chordSweepInterval(), sweeps, sweep::run);
    if (listeners.areThere()) {
      every(settings.chordDeliveryInterval(), looks, this::tick);
    }
  }

  /** Something has been committed that listeners wait for. */
  public void ring(@Observes(during = TransactionPhase.AFTER_SUCCESS) CompletionDue due) {
    if (listeners.areThere()) {
      look();
    }
  }

  /** After the looks that have begun: one of them may have read before this one's commit. */
  private void look() {
    try {
      looks.execute(() -> whenReady(this::tellDue));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "Stopping: another node, or the next start, tells it", e);
    }
  }

  private void every(Duration interval, ScheduledExecutorService clockwork, Runnable work) {
    Future<?> unused =
        clockwork.scheduleWithFixedDelay(
            () -> whenReady(work), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** A store that is away is told by its watch. */
  private void whenReady(Runnable work) {
    if (stores.isReady(Stores.DEFAULT)) {
      guarded(work);
    }
  }

  /** An exception would end the schedule, and nobody would hear of it. */
  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, Message.CHORD_WORK_FAILED.text(Reason.of(e)));
      LOG.log(Level.DEBUG, "Chord work failed", e);
    }
  }

  private void tick() {
    freeSettled();
    tellDue();
  }

  /** Gives up listeners that hang here; of those given up or told elsewhere the place is free. */
  private void freeSettled() {
    Set<String> settled = new HashSet<>(places.taken());
    if (!settled.isEmpty()) {
      completions.pending(settled).stream()
          .filter(completion -> !delivery.gaveUpHanging(completion))
          .forEach(completion -> settled.remove(completion.completionId()));
      settled.forEach(places::free);
    }
  }

  /** As many at a time as there are places; each that ends looks for more. */
  private void tellDue() {
    int free = places.free();
    List<ChordCompletion> due = free == 0 ? List.of() : completions.due(places.number());
    boolean taken = due.stream().filter(this::isNew).limit(free).allMatch(this::begin);
    if (!taken) {
      look(); // another node was faster, and there may be more
    }
  }

  private boolean isNew(ChordCompletion completion) {
    return !places.isTaken(completion.completionId()) && !delivery.gaveUp(completion);
  }

  /** False when another node has it. Places are taken by this thread alone. */
  private boolean begin(ChordCompletion completion) {
    boolean claimed = delivery.claim(completion);
    if (claimed) {
      Runnable leave = places.take(completion.completionId());
      workers.execute(() -> tell(completion, leave));
    }
    return claimed;
  }

  private void tell(ChordCompletion claimed, Runnable leave) {
    guarded(() -> delivery.attempt(claimed));
    leave.run();
    look();
  }

  /** Begins nothing more, and lets listeners that are at work end, if they do so soon. */
  @PreDestroy
  void stop() {
    looks.shutdownNow();
    sweeps.shutdownNow();
    workers.shutdown();
    try {
      boolean unused = workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.shutdownNow();
  }
}
