package org.celeryresults.readiness;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;
import org.celeryresults.retry.BusyPool;
import org.celeryresults.store.OpenStores;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one store from time to time: opens the gate to it when it is ready, closes it when it is
 * away. A database that hangs keeps one thread at a time, and is told all the same.
 */
final class StoreWatch implements Runnable {
  private static final Logger LOG = System.getLogger("org.celeryresults.readiness");

  /** A database that hasn't answered by then is as good as away. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final StoreCheck check;
  private final OpenStores stores;
  private final Surroundings around;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile @Nullable Long askedAt;

  private @Nullable Long busySince;
  private @Nullable String told;
  private long awaySince;

  StoreWatch(StoreCheck check, OpenStores stores, Surroundings around) {
    this.check = check;
    this.stores = stores;
    this.around = around;
    stores.notReady(alias(), Message.STORE_NOT_OPENED.text(check.address().setting()));
  }

  /** Begins a look, unless one is under way still; returns at once. */
  @Override
  public void run() {
    if (busy.compareAndSet(false, true)) {
      around.executor().execute(this::look);
    } else {
      Long asked = askedAt;
      if (asked != null && around.nanoTime().getAsLong() - asked > PATIENCE.toNanos()) {
        away(Message.STORE_SILENT.text(PATIENCE), null);
      }
    }
  }

  /** Waits for the end of the first look. */
  void awaitFirst(Duration longest) throws InterruptedException {
    first.await(longest.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void look() {
    boolean wasReady = stores.isReady(alias());
    boolean isReady = false;
    try {
      askedAt = around.nanoTime().getAsLong();
      DataSource dataSource = check.requireAnswer();
      askedAt = null;
      if (!wasReady) {
        check.requireTables(dataSource);
      }
      back();
      isReady = true;
    } catch (CeleryResultsException e) {
      if (!wasReady || !isBusy(e)) {
        away(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
      }
    } catch (RuntimeException | LinkageError e) {
      away(Message.STORE_FAILED.text(Reason.of(e)), e);
    } finally {
      askedAt = null;
      busy.set(false);
      first.countDown();
    }
    if (isReady && !wasReady) {
      around.listener().accept(new StoreReady(alias()));
    }
  }

  /** All connections in use tell nothing about the database, unless for too long. */
  private synchronized boolean isBusy(CeleryResultsException failure) {
    if (!BusyPool.isBehind(failure)) {
      return false;
    }
    long now = around.nanoTime().getAsLong();
    busySince = busySince == null ? Long.valueOf(now) : busySince;
    return now - busySince <= PATIENCE.toNanos();
  }

  private synchronized void away(String message, @Nullable Throwable cause) {
    String reason = Reason.oneLine(message);
    stores.notReady(alias(), reason);
    busySince = null;
    if (told == null) {
      awaySince = around.nanoTime().getAsLong();
    }
    if (!reason.equals(told)) {
      LOG.log(Level.WARNING, Message.STORE_AWAY.text(alias(), around.interval(), reason));
    }
    told = reason;
    LOG.log(Level.DEBUG, reason, cause);
  }

  private synchronized void back() {
    stores.ready(alias());
    busySince = null;
    if (told != null) {
      Duration away = Duration.ofNanos(around.nanoTime().getAsLong() - awaySince);
      LOG.log(Level.INFO, Message.STORE_BACK.text(alias(), away.truncatedTo(MILLIS)));
      told = null;
    }
  }

  private String alias() {
    return check.address().alias();
  }

  /** Threads, time and who is told, replaceable in tests. */
  record Surroundings(
      Executor executor, LongSupplier nanoTime, Duration interval, Consumer<StoreReady> listener) {}
}
