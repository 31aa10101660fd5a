package org.celeryresults.it.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.celeryresults.retention.RetentionManager;
import org.celeryresults.store.Stored;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;

/** What others do, at the same time, with results that expire. */
public final class Traffic implements AutoCloseable {
  private static final int ROWS = 1200;
  private static final int WRITERS = 8;
  private static final int BETWEEN_CLEANUPS = 50;
  private static final long SEED = 20261122;

  /** All results. */
  final List<String> ids;

  /** Those that are stored again. */
  final List<String> stored;

  /** Those that are pinned. */
  final List<String> pinnable;

  /** What was stored again. */
  final Set<String> fresh = ConcurrentHashMap.newKeySet();

  /** What was there when it was pinned. */
  final Set<String> pinned = ConcurrentHashMap.newKeySet();

  /** How many stores met no row. */
  final AtomicLong created = new AtomicLong();

  /** How many rows the cleanups deleted. */
  final AtomicLong cleaned = new AtomicLong();

  private final TaskResultManager tasks;
  private final RetentionManager retention;
  private final List<Future<?>> work = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);

  /** The server's own threads would be too few to meet. */
  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);

  Traffic(String prefix, TaskResultManager tasks, RetentionManager retention) {
    this.tasks = tasks;
    this.retention = retention;
    ids = IntStream.range(0, ROWS).mapToObj(i -> prefix + i % 4 + " " + i).toList();
    stored = ids.stream().filter(id -> id.startsWith(prefix + 0)).toList();
    pinnable = ids.stream().filter(id -> id.startsWith(prefix + 1)).toList();
  }

  static TaskOutcome outcome(String id) {
    return TaskOutcome.of(id, TaskState.SUCCESS).taskName("traffic").result("1").build();
  }

  /** Results are stored again. */
  Traffic storing() {
    for (int writer = 0; writer < WRITERS; writer++) {
      Random random = new Random(SEED + writer);
      work.add(threads.submit(() -> again(() -> store(random))));
    }
    return this;
  }

  /** Results are pinned. */
  Traffic pinning() {
    Random random = new Random(SEED);
    work.add(threads.submit(() -> again(() -> pin(random))));
    return this;
  }

  /** Results are deleted by others: it answers how many. */
  Traffic cleaning(Callable<Integer> cleanup) {
    work.add(threads.submit(() -> again(() -> clean(cleanup))));
    return this;
  }

  /** Ends it; throws what met one of its threads. */
  void end() throws Exception {
    over.countDown();
    for (Future<?> one : work) {
      one.get();
    }
  }

  @Override
  public void close() {
    over.countDown();
    threads.shutdownNow();
    pinned.forEach(retention::unpin);
  }

  private Void again(Callable<Boolean> work) throws Exception {
    while (over.getCount() > 0) {
      work.call();
    }
    return null;
  }

  private boolean clean(Callable<Integer> cleanup) throws Exception {
    cleaned.addAndGet(cleanup.call());
    return over.await(BETWEEN_CLEANUPS, TimeUnit.MILLISECONDS);
  }

  private boolean store(Random random) {
    String id = stored.get(random.nextInt(stored.size()));
    if (tasks.storeResult(outcome(id)).effect() == Stored.Effect.CREATED) {
      created.incrementAndGet();
    }
    return fresh.add(id);
  }

  /** What was there stays pinned. */
  private boolean pin(Random random) {
    String id = pinnable.get(random.nextInt(pinnable.size()));
    boolean there = retention.pin(id, "traffic");
    if (there) {
      pinned.add(id);
    } else if (pinned.contains(id)) {
      throw new IllegalStateException("deleted though it was pinned: " + id);
    } else {
      retention.unpin(id);
    }
    return there;
  }
}
