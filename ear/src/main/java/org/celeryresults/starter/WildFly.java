package org.celeryresults.starter;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** A running server process. */
public final class WildFly {

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  /** WildFly's 512 MB are too few for several results of 20 MB at once. */
  private static final String HEAP = "-Xmx2g";

  private final Server server;
  private final Process process;

  private WildFly(Server server, Process process) {
    this.server = server;
    this.process = process;
  }

  /**
   * Starts the process and returns at once.
   *
   * @param settings system properties of the server, so also settings of the application
   * @param output where its console goes
   */
  public static WildFly start(Server server, Map<String, String> settings, Redirect output)
      throws IOException {
    Files.deleteIfExists(server.startupMarker());
    StandaloneCommandBuilder command =
        StandaloneCommandBuilder.of(server.home())
            .setBaseDirectory(server.base())
            .addJavaOption(HEAP)
            .addJavaOption("-Djboss.socket.binding.port-offset=" + server.portOffset())
            .addJavaOption("-Dcelery-results.data.dir=" + server.data());
    settings.forEach((name, value) -> command.addJavaOption("-D" + name + "=" + value));
    Process process =
        Launcher.of(command).setRedirectErrorStream(true).redirectOutput(output).launch();
    return new WildFly(server, process);
  }

  /**
   * Waits until everything is deployed.
   *
   * @throws IllegalStateException the server ended, reports errors or took longer than {@code
   *     timeout}; it may still run
   */
  public void awaitBoot(Duration timeout) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
      String state = bootState();
      if (state.startsWith("success")) {
        return;
      }
      if (state.startsWith("error") || System.nanoTime() > deadline) {
        throw new IllegalStateException("WildFly did not start cleanly, see " + server.log());
      }
    }
    throw new IllegalStateException("WildFly ended while starting, see " + server.log());
  }

  /** Asks the server to shut down and waits until it has; idempotent. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  /** Ends the process as a crash would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Whether the process ends within that time; waits for it. */
  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Returns when the process has ended, for whatever reason. */
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  private String bootState() throws IOException {
    Path marker = server.startupMarker();
    return Files.exists(marker) ? Files.readString(marker) : "";
  }
}
