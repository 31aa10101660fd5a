package org.celeryresults.it.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.starter.Server;
import org.junit.jupiter.api.Tag;

/** On the provisioned server, with the users' files where WildFly's own configuration has them. */
@Tag("wildfly")
class ServersDocOnWildFlyIT extends ServersDocContract {

  private static final Path BASE = TestEnvironment.directory("wildfly-fresh");
  private static final Path CONFIGURATION = BASE.resolve("configuration");
  private static final String ADMINS = "admins.properties";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

  private final Server server =
      new Server(WildFlyServer.HOME, BASE, BASE.resolve("data"), FreePorts.offset());
  private Optional<Process> script = Optional.empty();

  @Override
  String name() {
    return "wildfly";
  }

  @Override
  Map<String, String> start() throws IOException {
    Directories.delete(BASE);
    Directories.copy(WildFlyServer.HOME.resolve("standalone/configuration"), CONFIGURATION);
    Directories.copy(WildFlyServer.REALM.resolve(ADMINS), BASE.resolve("data").resolve(ADMINS));
    useWildFlysOwnFilesOfUsers();
    ProcessBuilder starter = new ProcessBuilder(command()).redirectErrorStream(true);
    starter.environment().put("JBOSS_JAVA_SIZING", HEAP); // see bin/standalone.conf
    script = Optional.of(starter.redirectOutput(console().toFile()).start());
    await()
        .atMost(START_TIMEOUT)
        .until(
            () ->
                Files.exists(server.log()) && ServerLog.read(server.log()).contains("WFLYSRV0025"));
    return Map.of(
        "WILDFLY",
        WildFlyServer.HOME.toString(),
        "CLI",
        "%s/bin/jboss-cli.sh --connect --controller=localhost:%d"
            .formatted(WildFlyServer.HOME, server.management("").getPort()),
        "JAVA_OPTS",
        "-Djboss.server.config.user.dir=" + CONFIGURATION);
  }

  private static void useWildFlysOwnFilesOfUsers() throws IOException {
    Path file = CONFIGURATION.resolve("standalone.xml");
    String ours = "path=\"%s.properties\" relative-to=\"celery-results.data\"";
    String theirs = "path=\"application-%s.properties\" relative-to=\"jboss.server.config.dir\"";
    String xml = Files.readString(file);
    xml = xml.replace(ours.formatted("users") + " plain-text=\"true\"", theirs.formatted("users"));
    Files.writeString(file, xml.replace(ours.formatted("roles"), theirs.formatted("roles")));
  }

  private List<String> command() {
    return List.of(
        WildFlyServer.HOME.resolve("bin/standalone.sh").toString(),
        "-Djboss.server.base.dir=" + BASE,
        "-Djboss.socket.binding.port-offset=" + server.portOffset());
  }

  @Override
  Optional<ProcessHandle> process() {
    return script.flatMap(started -> started.descendants().findFirst());
  }

  @Override
  Path console() {
    return BASE.resolve("output.txt");
  }

  @Override
  URI http(String path) {
    return server.http(path);
  }

  @Override
  void stop() {
    script.ifPresent(
        started -> {
          started.descendants().forEach(ProcessHandle::destroyForcibly);
          started.destroyForcibly();
        });
  }
}
