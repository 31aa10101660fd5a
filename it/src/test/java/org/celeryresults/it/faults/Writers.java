package org.celeryresults.it.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Clients that store without end, each its own tasks, every task a few times over; who isn't
 * acknowledged goes on with the next store, at the next node.
 */
final class Writers implements AutoCloseable {

  private static final int THREADS = 8;
  private static final int VERSIONS = 3;
  private static final int BEFORE_AND_AFTER = 100;
  private static final Duration POLITENESS = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofSeconds(40);

  private final String prefix = UUID.randomUUID() + "-";
  private final Ledger ledger = new Ledger();
  private final List<Rest> nodes;
  private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean ended;

  private Writers(List<Rest> nodes) {
    this.nodes = nodes;
  }

  /** Writers that have begun, and have been acknowledged some stores. */
  static Writers on(Rest... nodes) {
    Writers writers = new Writers(List.of(nodes));
    IntStream.range(0, THREADS)
        .forEach(thread -> writers.running.add(writers.executor.submit(() -> writers.run(thread))));
    writers.awaitMore();
    return writers;
  }

  /** What all ids begin with. */
  String prefix() {
    return prefix;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Returns when so many stores as usual have been acknowledged since. */
  void awaitMore() {
    awaitMore(BEFORE_AND_AFTER);
  }

  void awaitMore(int stores) {
    int before = ledger.acknowledgements();
    await()
        .atMost(LONGEST)
        .failFast(() -> running.stream().anyMatch(Future::isDone))
        .until(() -> ledger.acknowledgements() >= before + stores);
  }

  /** Lets each finish what it has begun. */
  @Override
  public void close() {
    ended = true;
    await().atMost(LONGEST).until(() -> running.stream().allMatch(Future::isDone));
    executor.shutdown();
  }

  private Void run(int thread) throws InterruptedException {
    for (int i = 0; !ended; i++) {
      String id = prefix + thread + "-" + i / VERSIONS;
      store(nodes.get((thread + i) % nodes.size()), id, i % VERSIONS + 1);
    }
    return null;
  }

  private void store(Rest node, String id, int version) throws InterruptedException {
    ledger.tried(id, version);
    long before = System.nanoTime();
    try {
      HttpResponse<String> answer = node.store(id, String.valueOf(version));
      ledger.took(Duration.ofNanos(System.nanoTime() - before));
      if (answer.statusCode() < 300) {
        ledger.acknowledged(id, version, Rest.document(answer));
      } else {
        LockSupport.parkNanos(POLITENESS.toNanos());
      }
    } catch (IOException e) {
      ledger.took(Duration.ofNanos(System.nanoTime() - before)); // the node has gone
    }
  }
}
