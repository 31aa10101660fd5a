package org.celeryresults.it.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.celeryresults.it.server.FreePorts;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/**
 * A Redis of our own and real Celery workers on one of the tests' databases, a worker for each
 * serializer of results. For the tests' JVM, with which they end, however it ends: see
 * python/peers.py.
 */
final class Workers {

  private static final Path LOG = Path.of("target/celery-workers.log");

  private static Optional<Process> running = Optional.empty();

  private Workers() {}

  /**
   * Begins them on an empty database, and returns when they take tasks.
   *
   * @return the EAR that makes the tables, with tests that find Python by {@link
   *     Python#ofDeployment}
   */
  static EnterpriseArchive beside(Database database, Class<?>... tests) {
    database.clear();
    Python python =
        Python.with(database.forDjango())
            .with("INTEROP_BROKER", "redis://127.0.0.1:%d/0".formatted(FreePorts.one()));
    List<String> command = new ArrayList<>(List.of("peers.py"));
    command.addAll(Workload.SERIALIZERS);
    start(python.builder(command.toArray(String[]::new)));
    List<Class<?>> classes = new ArrayList<>(List.of(tests));
    classes.add(Python.class);
    return BuiltEar.on(
        database, BuiltEar.with(python.environment(), classes.toArray(Class<?>[]::new)));
  }

  private static void start(ProcessBuilder peers) {
    try {
      Process process = peers.redirectError(LOG.toFile()).start();
      running = Optional.of(process);
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      if (!"ready".equals(output.readLine())) {
        throw new IllegalStateException("No workers, see " + LOG);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends them; harmless where none were begun. */
  static void end() {
    running.ifPresent(Workers::end);
    running = Optional.empty();
  }

  private static void end(Process process) {
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
