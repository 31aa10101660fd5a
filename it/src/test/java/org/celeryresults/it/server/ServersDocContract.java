package org.celeryresults.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;

/** The commands of docs/servers.md, run to the letter on a fresh server and an empty database. */
abstract class ServersDocContract {

  private static final Path DOCUMENT = Path.of("../docs/servers.md");
  private static final String VIEWER_PASSWORD = "viewer-password-1";
  private static final String OPERATOR_PASSWORD = "operator-password-1";

  private final Client viewer = Client.as("viewer", VIEWER_PASSWORD);
  private final Client operator = Client.as("operator", OPERATOR_PASSWORD);

  @TempDir private Path directory;

  /** The word after the fence: {@code ```sh payara setup}. */
  abstract String name();

  /** Starts the server; answers what its commands need. */
  abstract Map<String, String> start() throws IOException;

  abstract URI http(String path);

  abstract void stop();

  @AfterEach
  void stop_the_server() {
    stop();
  }

  @Test
  @Timeout(400)
  void the_commands_make_a_server_that_answers_its_users() throws Exception {
    Map<String, String> environment = environment();
    run("setup", environment);

    assertThat(run("deploy", environment)).contains("{\"tasks\": []");
    URI task = http("/celery-results/api/tasks/1");
    assertThat(operator.put(task, "{\"status\": \"SUCCESS\"}").statusCode()).isEqualTo(201);
    assertThat(viewer.get(task).body()).contains("\"status\": \"SUCCESS\"");
    assertThat(viewer.delete(task).statusCode()).isEqualTo(403);
    assertThat(Client.anonymous().get(task).statusCode()).isEqualTo(401);
    assertThat(Client.anonymous().get(http("/openapi")).body()).contains("Celery Results");

    run("upgrade", environment);
    assertThat(viewer.get(task).statusCode()).isEqualTo(200);

    run("remove", environment);
    assertThat(viewer.get(task).statusCode()).isEqualTo(404);
  }

  private Map<String, String> environment() throws IOException {
    URI database = PostgreSql.emptyDatabase("servers_doc_" + name());
    Map<String, String> environment = new HashMap<>(start());
    environment.put("EAR", BuiltEar.FILE.toString());
    environment.put("DRIVER", BuiltEar.jarOf(Driver.class).toString());
    environment.put("DB_HOST", database.getHost());
    environment.put("DB_PORT", String.valueOf(database.getPort()));
    environment.put("DB_NAME", database.getPath().substring(1));
    environment.put("DB_USER", "postgres");
    environment.put("DB_PASSWORD", "postgres");
    environment.put("VIEWER_PASSWORD", VIEWER_PASSWORD);
    environment.put("OPERATOR_PASSWORD", OPERATOR_PASSWORD);
    environment.put("HTTP", http("").toString());
    return environment;
  }

  /** All blocks of one purpose, as one script that ends at the first failure. */
  private String run(String purpose, Map<String, String> environment) throws IOException {
    String script =
        Pattern.compile(
                "^```sh %s %s\n(.*?)^```$".formatted(name(), purpose),
                Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(DOCUMENT))
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining());
    assertThat(script).as("commands: %s %s", name(), purpose).isNotEmpty();
    return Commands.run(directory, environment, List.of("bash", "-euo", "pipefail", "-c", script));
  }
}
