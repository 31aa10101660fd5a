package org.celeryresults.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.celeryresults.starter.Server;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On the provisioned server, with the users' files where WildFly's own configuration has them. */
@Tag("wildfly")
class ServersDocOnWildFlyIT extends ServersDocContract {

  private static final Path BASE = TestEnvironment.directory("wildfly-fresh");
  private static final Path CONFIGURATION = BASE.resolve("configuration");
  private static final String ADMINS = "admins.properties";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

  /** What the document's purge takes so long for. */
  private static final String EXPIRED_FOR_A_MINUTE =
      """
      INSERT INTO django_celery_results_taskresult
          (task_id, status, content_type, content_encoding, result, date_created, date_done)
        SELECT 'old-' || n, 'SUCCESS', 'application/json', 'utf-8', '42',
            now() - interval '8 days', now() - interval '8 days'
          FROM generate_series(1, 150000) n""";

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

  /** The numbers of the executions are the document's: they are this server's first. */
  @Test
  @Order(BEFORE_THE_PURGE)
  @Timeout(120)
  void the_cli_s_lines_start_show_stop_and_restart_a_purge() throws Exception {
    execute(EXPIRED_FOR_A_MINUTE);
    List<String> lines = commands("purging.md", "text", "purge").lines().toList();

    assertThat(cli(lines.subList(0, 3))).contains("\"result\" => 1L", "\"result\" => 2L");
    awaitExecution(2, "STARTED");
    assertThat(cli(linesAfter(lines.get(0), lines.subList(3, 6))))
        .contains("\"instance-count\" => 2", "\"batch-status\" => \"STARTED\"");
    awaitExecution(2, "STOPPED");
    long deleted = deleted(lastPurge());
    assertThat(cli(linesAfter(lines.get(0), lines.subList(6, lines.size()))))
        .contains("\"result\" => 3L");
    awaitExecution(3, "STARTED");

    Map<?, ?> purge =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> lastPurge(), restarted -> deleted(restarted) > deleted);
    assertThat(purge.get("execution_id")).isEqualTo(3L);
    stopPurge(purge);
  }

  private static List<String> linesAfter(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  /** In one process; the first line that fails ends it. */
  private String cli(List<String> lines) throws IOException {
    Files.write(BASE.resolve("purge.cli"), lines);
    return bash("$CLI --file=" + BASE.resolve("purge.cli"));
  }

  /** WildFly looks for new executions every three seconds. */
  private void awaitExecution(long id, String status) {
    Management management = new Management(server.management(""));
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(IllegalStateException.class)
        .until(() -> management.purgeExecution(id).get("batch-status").asString(), status::equals);
  }
}
