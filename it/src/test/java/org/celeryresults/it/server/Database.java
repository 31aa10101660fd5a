package org.celeryresults.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.celeryresults.it.conformance.Fixture;
import org.celeryresults.it.network.FaultyProxy;

/**
 * The databases of the tests. Each has a data source in the server, by the plainest of URLs; its
 * process starts with the first test that needs it. For the tests' JVM.
 */
public enum Database {
  /** The server's own: embedded in it. */
  H2(""),
  POSTGRESQL(PostgreSql.DATA_SOURCE),
  MARIADB("CeleryResultsMariaDb"),
  MYSQL("CeleryResultsMySql");

  private static final String TABLES =
      "SELECT table_name FROM information_schema.tables WHERE table_schema = '"
          + DatabaseProcesses.SCHEMA
          + "'";

  private final String dataSource;

  Database(String dataSource) {
    this.dataSource = dataSource;
  }

  /** Where the server under test has its data source. */
  public String jndiName() {
    return this == H2
        ? "java:comp/DefaultDataSource"
        : TestEnvironment.server().jndiName(dataSource);
  }

  /** The name of its data source in the configuration of the tests. */
  String dataSourceName() {
    return dataSource;
  }

  /** Where the server under test has a data source that leads through {@link #proxy}. */
  public String jndiNameThroughProxy() {
    return TestEnvironment.server()
        .jndiName(this == MARIADB ? Proxies.MARIADB : Proxies.POSTGRESQL);
  }

  /** A proxy before PostgreSQL or MariaDB; one at a time. */
  public FaultyProxy proxy() {
    dataSource();
    return this == MARIADB ? FaultyProxy.mariaDb() : FaultyProxy.postgreSql();
  }

  /** Past the server; takes scripts. Not for H2, which is in the server. */
  public DataSource dataSource() {
    return switch (this) {
      case POSTGRESQL -> PostgreSql.dataSource();
      case MARIADB -> DatabaseProcesses.mariaDb();
      case MYSQL -> DatabaseProcesses.mySql();
      case H2 -> throw new IllegalStateException("H2 can be reached in the server alone");
    };
  }

  /** What a Django site must know to use it: see python/settings.py. */
  public Map<String, String> forDjango() {
    return switch (this) {
      case POSTGRESQL -> django("postgresql", PostgreSql.port(), "postgres");
      case MARIADB -> django("mysql", DatabaseProcesses.mariaDbPort(), DatabaseProcesses.SCHEMA);
      case MYSQL -> django("mysql", DatabaseProcesses.mySqlPort(), DatabaseProcesses.SCHEMA);
      case H2 -> throw new IllegalStateException("Django doesn't know H2");
    };
  }

  /** Removes every table. Call it while the server runs and the EAR isn't deployed. */
  public void clear() {
    switch (this) {
      case POSTGRESQL -> PostgreSql.clear();
      case MARIADB, MYSQL -> dropTables();
      case H2 -> throw new IllegalStateException("H2 can be reached in the server alone");
    }
  }

  /** Ends its process as an administrator would, and starts it again on the same data. */
  public void restart() {
    switch (this) {
      case POSTGRESQL -> PostgreSql.restart();
      case MARIADB -> DatabaseProcesses.restartMariaDb();
      case MYSQL, H2 -> throw new UnsupportedOperationException("No test has needed that yet");
    }
  }

  /** Leaves what Django and real workers left. */
  public void load(Fixture fixture) {
    clear();
    execute(resource("/" + fixture.schema()));
    execute(resource("/" + fixture.data()));
  }

  /** Runs a script. */
  public void execute(String script) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> django(String engine, int port, String schemaAndUser) {
    return Map.of(
        "INTEROP_ENGINE", engine,
        "INTEROP_PORT", String.valueOf(port),
        "INTEROP_NAME", schemaAndUser,
        "INTEROP_USER", schemaAndUser,
        "INTEROP_PASSWORD", schemaAndUser);
  }

  private void dropTables() {
    List<String> tables = new ArrayList<>();
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add("DROP TABLE `" + rows.getString(1) + "`;");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    if (!tables.isEmpty()) {
      execute("SET FOREIGN_KEY_CHECKS = 0;" + tables.stream().collect(Collectors.joining()));
    }
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Database.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
