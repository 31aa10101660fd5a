package org.celeryresults.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A server of these tests' own, with little memory and an empty database, set up by the commands of
 * docs/servers.md, to the letter.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class FreshServerContract {

  /** An option of the JVM. */
  static final String HEAP = "-Xmx256m";

  private static final Path DOCUMENTS = Path.of("../docs");
  private static final String VIEWER_PASSWORD = "viewer-password-1";
  private static final String OPERATOR_PASSWORD = "operator-password-1";

  private final Client viewer = Client.as("viewer", VIEWER_PASSWORD);
  private final Client operator = Client.as("operator", OPERATOR_PASSWORD);
  private final Map<String, String> environment = new HashMap<>();
  private String firstAnswer = "";

  @TempDir private static Path directory;

  /** The word after the fence: {@code ```sh payara setup}. */
  abstract String name();

  /** Starts the server, with that {@link #HEAP}; answers what its commands need. */
  abstract Map<String, String> start() throws IOException;

  /** The server's JVM; empty when it has ended. */
  abstract Optional<ProcessHandle> process();

  /** All that it prints. */
  abstract Path console();

  abstract URI http(String path);

  abstract void stop();

  @BeforeAll
  @Timeout(400)
  void deploy_on_a_fresh_server() throws IOException {
    URI database = PostgreSql.emptyDatabase(database());
    environment.putAll(start());
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
    run("setup");
    firstAnswer = run("deploy");
  }

  @AfterAll
  void stop_the_server() {
    stop();
  }

  Client viewer() {
    return viewer;
  }

  Client operator() {
    return operator;
  }

  /** What the last command after the deployment has printed. */
  String firstAnswer() {
    return firstAnswer;
  }

  /** Past the server. */
  DataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl("jdbc:" + PostgreSql.database(database()));
    dataSource.setUser("postgres");
    return dataSource;
  }

  /** Past the server. */
  void execute(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The document's commands of one purpose, as one script that ends at the first failure. */
  String run(String purpose) throws IOException {
    return bash(commands("servers.md", "sh", purpose));
  }

  /** Runs a script that ends at the first failure. */
  String bash(String script) {
    return Commands.run(directory, environment, List.of("bash", "-euo", "pipefail", "-c", script));
  }

  /** All of a document's blocks of one purpose that are for this server. */
  String commands(String document, String language, String purpose) throws IOException {
    String commands =
        Pattern.compile(
                "^```%s %s %s\n(.*?)^```$".formatted(language, name(), purpose),
                Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(DOCUMENTS.resolve(document)))
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining());
    assertThat(commands).as("commands: %s %s", name(), purpose).isNotEmpty();
    return commands;
  }

  private String database() {
    return "servers_doc_" + name();
  }
}
