package org.celeryresults.it.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.celeryresults.starter.Server;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * A second server process over the same databases: a WildFly beside whatever server the tests run
 * on, so that they run on two WildFlys, and on a Payara and a WildFly. It can be killed and started
 * again. For tests that are clients.
 */
public final class SecondNode implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration END_TIMEOUT = Duration.ofMinutes(1);

  private static final String STARTED = "WFLYSRV0025";

  private final Server server;
  private final Path ear;
  private final String dataSource;
  private Process process;

  private SecondNode(Server server, Path ear, String dataSource) {
    this.server = server;
    this.ear = ear;
    this.dataSource = dataSource;
  }

  /**
   * Starts it; returns when the EAR is deployed.
   *
   * @param database its default store
   * @param ear may have further settings, but no data source of its own
   */
  public static SecondNode start(Database database, EnterpriseArchive ear) {
    Path directory = TestEnvironment.directory("second-node");
    Path base = directory.resolve("standalone");
    Path file = directory.resolve(ear.getName());
    try {
      Directories.delete(directory);
      Directories.copy(
          WildFlyServer.HOME.resolve("standalone/configuration"), base.resolve("configuration"));
      Directories.copy(WildFlyServer.REALM, directory.resolve("data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ear.as(ZipExporter.class).exportTo(file.toFile(), true);
    Server server =
        new Server(WildFlyServer.HOME, base, directory.resolve("data"), FreePorts.offset());
    SecondNode node =
        new SecondNode(server, file, WildFlyServer.jndiNameOf(database.dataSourceName()));
    Runtime.getRuntime().addShutdownHook(new Thread(node::close));
    node.start();
    return node;
  }

  /** The address of its applications. */
  public URI http(String path) {
    return server.http(path);
  }

  /** Its log, in the form that {@link ServerLog} reads. */
  public Path log() {
    return server.log();
  }

  /** Starts it again after a {@link #kill}, or a {@link #stop}. */
  public void start() {
    try {
      process =
          Launcher.of(command()).setRedirectErrorStream(true).redirectOutput(console()).launch();
      await()
          .atMost(START_TIMEOUT)
          .pollInterval(Duration.ofMillis(100))
          .failFast(server.log().toString(), () -> !process.isAlive())
          .until(() -> Files.readString(console()).contains(STARTED));
      new Management(server.management("")).deploy(ear);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process as SIGKILL does, and returns when it has ended. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Ends the process in order, as SIGTERM does, and returns when it has ended. */
  public void stop() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    await().atMost(END_TIMEOUT).until(() -> !process.isAlive());
  }

  /** Lets the process do nothing, as SIGSTOP does. */
  public void freeze() {
    signal("-STOP");
  }

  /** Lets it go on. */
  public void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }

  private StandaloneCommandBuilder command() {
    return StandaloneCommandBuilder.of(server.home())
        .setBaseDirectory(server.base())
        .addModuleDir(TestEnvironment.RESOURCES.resolve("modules").toString())
        .setYamlFiles(TestEnvironment.RESOURCES.resolve("postgresql.yml"))
        .addJavaOptions(WildFlyServer.arguments(server, dataSource));
  }

  /** Of its present run. */
  private Path console() {
    return server.base().resolve("console.txt");
  }
}
