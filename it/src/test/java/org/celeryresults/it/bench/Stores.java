package org.celeryresults.it.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.celeryresults.it.server.Client;

/** Clients that store at a steady rate over HTTP: how long each store takes. */
final class Stores implements AutoCloseable {
  private static final int CLIENTS = 4;
  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final String BODY =
      "{\"status\": \"SUCCESS\", \"result\": \"42\", \"task_name\": \"shop.tasks.live\"}";

  private final Function<String, URI> node;
  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);

  Stores(Function<String, URI> node) {
    this.node = node;
    for (int i = 0; i < CLIENTS; i++) {
      Future<?> unused =
          clients.scheduleAtFixedRate(
              this::store, i * 5L, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** How long each has taken since this was last asked, in nanoseconds. */
  List<Long> taken() {
    List<Long> taken = new ArrayList<>();
    for (Long one = nanos.poll(); one != null; one = nanos.poll()) {
      taken.add(one);
    }
    return taken;
  }

  /** Answers that were no success. */
  Queue<String> refused() {
    return refused;
  }

  /** Count, median, 99th percentile and longest, in milliseconds. */
  static String figures(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return "%d, p50 %.1f ms, p99 %.1f ms, longest %.1f ms"
        .formatted(sorted.size(), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
  }

  private static double at(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? 0
        : sorted.get((int) Math.min(sorted.size() - 1.0, share * sorted.size())) / 1e6;
  }

  private void store() {
    URI uri = node.apply("/celery-results/api/tasks/live-" + UUID.randomUUID());
    long start = System.nanoTime();
    try {
      int status = Client.operator().put(uri, BODY).statusCode();
      nanos.add(System.nanoTime() - start);
      if (status >= 300) {
        refused.add(String.valueOf(status));
      }
    } catch (IOException e) {
      refused.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    clients.shutdownNow();
  }
}
