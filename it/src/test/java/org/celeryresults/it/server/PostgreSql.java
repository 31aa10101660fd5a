package org.celeryresults.it.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The embedded PostgreSQL: durable as in production, and it logs every statement. For the tests'
 * JVM; tests in the server have the data source.
 */
public final class PostgreSql implements AutoCloseable {

  /** The name of the server's data source. */
  static final String DATA_SOURCE = "CeleryResults";

  private static final String URL = "it.postgresql.url";
  private static final String PORT = "it.postgresql.port";
  private static final String SECOND_URL = "it.postgresql.second.url";

  private final EmbeddedPostgres process;

  private PostgreSql(EmbeddedPostgres process) {
    this.process = process;
  }

  static PostgreSql start(Path logDirectory) throws IOException {
    Files.createDirectories(logDirectory);
    Files.deleteIfExists(logDirectory.resolve("statements.log"));
    EmbeddedPostgres process =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_prepared_transactions", "32") // for XA
            .setServerConfig("deadlock_timeout", "3s") // time for tests to close the circle
            .setServerConfig("log_statement", "all")
            .setServerConfig("log_parameter_max_length", "0")
            .setServerConfig("log_line_prefix", "")
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_directory", logDirectory.toString())
            .setServerConfig("log_filename", "statements.log")
            .setServerConfig("log_rotation_age", "0")
            .setServerConfig("log_rotation_size", "0")
            .setPGStartupWait(Duration.ofSeconds(30))
            .start();
    System.setProperty(PORT, String.valueOf(process.getPort()));
    System.setProperty(URL, process.getJdbcUrl("postgres", "postgres"));
    System.setProperty(SECOND_URL, process.getJdbcUrl("postgres", "second"));
    execute("CREATE DATABASE second");
    System.setProperty(StatementLog.FILE, logDirectory.resolve("statements.log").toString());
    return new PostgreSql(process);
  }

  static int port() {
    return Integer.getInteger(PORT);
  }

  static String url() {
    return System.getProperty(URL);
  }

  /** Of another database of the same server. */
  static String secondUrl() {
    return System.getProperty(SECOND_URL);
  }

  /** A further database, made anew, without its user: {@code postgresql://host:port/name}. */
  static URI emptyDatabase(String name) {
    execute("DROP DATABASE IF EXISTS " + name);
    execute("CREATE DATABASE " + name);
    return database(name);
  }

  /** Where a database of this server is. */
  static URI database(String name) {
    URI first = URI.create(url().substring("jdbc:".length()));
    return first.resolve("/" + name);
  }

  /** Straight to the database, past the server. */
  public static DataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url());
    dataSource.setAssumeMinServerVersion("9.0"); // else a SET follows each connect
    return dataSource;
  }

  /**
   * Removes every table. Call it while the server runs and the EAR isn't deployed. Connections are
   * closed first: PostgreSQL refuses statements prepared for a table that looks different now.
   */
  public static void clear() {
    TestEnvironment.server().closeConnections(DATA_SOURCE);
    execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  }

  /** Removes every row that somebody stored, beside a deployed EAR; the schedule stays. */
  public static void empty() {
    execute(
        """
        DO $$ BEGIN EXECUTE (
          SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') FROM pg_tables
           WHERE schemaname = 'public' AND tablename NOT LIKE 'databasechangelog%'
             AND tablename <> 'celery_results_schedule');
        END $$""");
  }

  /** Lets the planner count, as it does by itself from time to time. */
  public static void analyze() {
    execute("ANALYZE");
  }

  /** Ends all sessions at once, and starts again on the same data. */
  static void restart() {
    try {
      Path data = Path.of(value("SHOW data_directory"));
      long process = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
      Path programs = Path.of("/proc/" + process + "/exe").toRealPath().getParent();
      List<String> command = new ArrayList<>();
      if ("root".equals(System.getProperty("user.name"))) {
        command.addAll(List.of("unshare", "-U")); // as it was started
      }
      command.addAll(List.of(programs.resolve("pg_ctl").toString(), "-D", data.toString()));
      command.addAll(List.of("-m", "fast", "-w", "-l", "/dev/null", "restart"));
      Commands.run(data, Map.of(), command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      process.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String value(String query) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(String script) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
