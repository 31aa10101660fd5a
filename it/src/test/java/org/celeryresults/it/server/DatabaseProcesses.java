package org.celeryresults.it.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/**
 * MariaDB and MySQL, each started by the first test that asks for it. Their ports are chosen before
 * the server starts, so that its data sources know where to find them.
 */
final class DatabaseProcesses {

  /** The schema, the user and the password in each. */
  static final String SCHEMA = "celery";

  private static final Lazy MARIADB =
      new Lazy(
          "mariadb",
          "CREATE DATABASE celery CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
          MariaDb::start,
          MariaDb::dataSource);
  private static final Lazy MYSQL =
      new Lazy(
          "mysql",
          """
          CREATE DATABASE celery CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
          CREATE USER celery@'%' IDENTIFIED BY 'celery';
          GRANT ALL ON *.* TO celery@'%'""",
          MySql::start,
          MySql::dataSource);

  private DatabaseProcesses() {}

  static void choosePorts() {
    System.setProperty(MARIADB.portProperty(), String.valueOf(FreePorts.one()));
    System.setProperty(MYSQL.portProperty(), String.valueOf(FreePorts.one()));
  }

  static DataSource mariaDb() {
    return MARIADB.started();
  }

  static DataSource mySql() {
    return MYSQL.started();
  }

  static int mariaDbPort() {
    return MARIADB.port();
  }

  static int mySqlPort() {
    return MYSQL.port();
  }

  static String mariaDbUrl() {
    return "jdbc:mariadb://127.0.0.1:%d/%s".formatted(MARIADB.port(), SCHEMA);
  }

  static String mySqlUrl() {
    return "jdbc:mysql://127.0.0.1:%d/%s".formatted(MYSQL.port(), SCHEMA);
  }

  static void close() {
    MARIADB.close();
    MYSQL.close();
  }

  static void restartMariaDb() {
    MARIADB.restart();
  }

  /** A database that can be ended. */
  interface DatabaseProcess extends AutoCloseable {
    @Override
    void close();

    /** Ends it, and starts it again on the same data. */
    default void restart() {
      throw new UnsupportedOperationException("No test has needed that yet");
    }
  }

  private static final class Lazy implements DatabaseProcess {
    private final String name;
    private final String script;
    private final BiFunction<Path, Integer, DatabaseProcess> start;
    private final BiFunction<Integer, String, DataSource> dataSource;
    private Optional<DatabaseProcess> process = Optional.empty();

    Lazy(
        String name,
        String script,
        BiFunction<Path, Integer, DatabaseProcess> start,
        BiFunction<Integer, String, DataSource> dataSource) {
      this.name = name;
      this.script = script;
      this.start = start;
      this.dataSource = dataSource;
    }

    String portProperty() {
      return "it." + name + ".port";
    }

    int port() {
      return Integer.getInteger(portProperty());
    }

    synchronized DataSource started() {
      if (process.isEmpty()) {
        process = Optional.of(start.apply(TestEnvironment.directory(name), port()));
        execute(script);
      }
      return dataSource.apply(port(), SCHEMA);
    }

    private void execute(String script) {
      try (Connection connection = dataSource.apply(port(), "").getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(script);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public synchronized void restart() {
      process.ifPresent(DatabaseProcess::restart);
    }

    @Override
    public synchronized void close() {
      process.ifPresent(DatabaseProcess::close);
    }
  }
}
