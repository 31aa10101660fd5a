package org.celeryresults.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.celeryresults.starter.Server;
import org.celeryresults.starter.Start;
import org.wildfly.core.launcher.Launcher;

/**
 * The server as {@code mvn -Prun} starts it, on the embedded H2, seen from outside: a process with
 * what it prints. It can be stopped, killed and started again on the same data.
 */
public final class CommandOne implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
  private static final long STOP_SECONDS = 60;

  /** All of the module: its jar alone has a version in its name. */
  private static final Path H2 =
      WildFlyServer.HOME.resolve("modules/system/layers/base/com/h2database/h2/main/*");

  private final Server server;
  private final Path output;
  private final List<String> settings;
  private Process starter;

  private CommandOne(Server server, Path output, List<String> settings) {
    this.server = server;
    this.output = output;
    this.settings = settings;
  }

  /**
   * A first start: no data yet.
   *
   * @param name of its directory below {@code target}
   * @param settings such as {@code demo=true}
   */
  public static CommandOne first(String name, String... settings) throws IOException {
    CommandOne command = prepared(name, settings);
    command.start();
    return command;
  }

  /**
   * A first start that can't succeed, to its end.
   *
   * @return all that it has printed, once nothing of it runs any more
   */
  public static String failing(String name, String... settings) throws IOException {
    CommandOne command = prepared(name, settings);
    command.launch();
    await()
        .atMost(START_TIMEOUT)
        .until(() -> !command.starter.isAlive() || command.output().contains("is ready"));
    assertThat(command.processes()).as(command.output()).noneMatch(ProcessHandle::isAlive);
    assertThat(command.starter.exitValue()).isNotZero();
    command.server.requireFreePorts();
    return command.output();
  }

  /**
   * A first start with something missing.
   *
   * @return when it has said so
   */
  public static CommandOne incomplete(String name, String... settings) throws IOException {
    CommandOne command = prepared(name, settings);
    command.launch();
    command.awaitOutput("can't be used yet");
    return command;
  }

  private static CommandOne prepared(String name, String... settings) throws IOException {
    Path directory = TestEnvironment.directory(name);
    Path base = directory.resolve("standalone");
    Directories.delete(directory);
    Directories.copy(
        WildFlyServer.HOME.resolve("standalone/configuration"), base.resolve("configuration"));
    Server server =
        new Server(WildFlyServer.HOME, base, directory.resolve("data"), FreePorts.offset());
    return new CommandOne(server, directory.resolve("output.txt"), List.of(settings));
  }

  /** Starts what was stopped or killed; returns when it says that it is ready. */
  public void start() throws IOException {
    launch();
    awaitOutput("Celery Results is ready");
  }

  private void awaitOutput(String words) {
    await()
        .atMost(START_TIMEOUT)
        .failFast(() -> assertThat(starter.isAlive()).as(output()).isTrue())
        .until(() -> output().contains(words));
  }

  private void launch() throws IOException {
    starter =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
  }

  /** Addresses and files. */
  public Server server() {
    return server;
  }

  /** All that the present run has printed so far. */
  public String output() throws IOException {
    return Files.readString(output);
  }

  /** As it is printed. */
  public String passwordOf(String user) throws IOException {
    Matcher line = Pattern.compile("^ " + user + " +(\\w+) ", Pattern.MULTILINE).matcher(output());
    assertThat(line.find()).as("password of %s in %s", user, output).isTrue();
    return line.group(1);
  }

  /** Ends the starter as {@code kill} would, and waits until nothing of it runs any more. */
  public void stop() throws InterruptedException {
    List<ProcessHandle> all = processes();
    starter.destroy();
    awaitEnd(all);
  }

  /** Ends the server as a crash would. */
  public void kill() throws InterruptedException {
    List<ProcessHandle> all = processes();
    starter.descendants().forEach(ProcessHandle::destroyForcibly);
    awaitEnd(all);
  }

  /** Changes the embedded database while nothing of the server runs. */
  public void execute(String sql) {
    List<String> shell = new ArrayList<>(List.of(java(), "-cp", H2.toString()));
    shell.addAll(List.of("org.h2.tools.Shell", "-user", "sa", "-sql", sql));
    shell.addAll(List.of("-url", "jdbc:h2:file:" + server.data().resolve("celery-results")));
    String unused = Commands.run(server.base(), Map.of(), shell);
  }

  @Override
  public void close() {
    processes().forEach(ProcessHandle::destroyForcibly);
  }

  private List<ProcessHandle> processes() {
    return Stream.concat(starter.descendants(), Stream.of(starter.toHandle())).toList();
  }

  private static void awaitEnd(List<ProcessHandle> processes) {
    await()
        .atMost(STOP_SECONDS, TimeUnit.SECONDS)
        .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(java());
    settings.forEach(setting -> command.add("-D" + setting));
    command.add("-Dport-offset=" + server.portOffset());
    command.add("-cp");
    command.add(BuiltEar.jarOf(Start.class) + File.pathSeparator + BuiltEar.jarOf(Launcher.class));
    command.add(Start.class.getName());
    Stream.of(server.home(), server.base(), BuiltEar.FILE, server.data())
        .map(Path::toString)
        .forEach(command::add);
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
