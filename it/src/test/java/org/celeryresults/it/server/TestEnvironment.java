package org.celeryresults.it.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.celeryresults.starter.Server;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts the database before, and stops it after, all tests of one JVM; tells {@code
 * arquillian.xml} its properties. The server is the one that the build provisioned, with a base
 * directory, ports and users of the tests' own, so it doesn't mind one that runs beside it.
 */
public final class TestEnvironment implements LauncherSessionListener {

  /** Where the build has put the server. */
  static final Path HOME = Path.of("../ear/target/server").toAbsolutePath().normalize();

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path RESOURCES = TARGET.resolve("test-classes/server");
  private static final Path BASE = TARGET.resolve("wildfly-postgresql");
  private static final String DATA_SOURCE = "java:jboss/datasources/CeleryResults";

  private PostgreSql database;

  /** The server that Arquillian starts; known in the tests' JVM only. */
  public static Server server() {
    return new Server(HOME, BASE, RESOURCES.resolve("realm"), Integer.getInteger("it.port-offset"));
  }

  /** A directory for a further server, below {@code target}. */
  static Path directory(String name) {
    return TARGET.resolve(name);
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    try {
      Directories.delete(BASE);
      database = PostgreSql.start(TARGET.resolve("postgresql-log"));
    } catch (IOException e) {
      throw new IllegalStateException("The tests' environment did not start", e);
    }
    DatabaseProcesses.choosePorts();
    int offset = FreePorts.offset();
    System.setProperty("it.port-offset", String.valueOf(offset));
    System.setProperty("it.server.home", HOME.toString());
    System.setProperty("it.server.base", BASE.toString());
    System.setProperty("it.server.resources", RESOURCES.toString());
    System.setProperty(
        "it.server.management-port", String.valueOf(server().management("").getPort()));
    System.setProperty("it.server.arguments", String.join(" ", arguments(offset)));
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    database.close();
    DatabaseProcesses.close();
  }

  private static List<String> arguments(int offset) {
    return List.of(
        "-Xmx1g",
        "-Duser.timezone=America/New_York",
        "-Djboss.socket.binding.port-offset=" + offset,
        "-Dcelery-results.data.dir=" + RESOURCES.resolve("realm"),
        "-Dcelery.results.datasource=" + DATA_SOURCE,
        "-Dit.postgresql.url=" + PostgreSql.url(),
        "-Dit.mariadb.url=" + DatabaseProcesses.mariaDbUrl(),
        "-Dit.mysql.url=" + DatabaseProcesses.mySqlUrl(),
        "-Dit.postgresql.second.url=" + PostgreSql.secondUrl(),
        "-Dit.late.url=" + LatePostgreSql.url(),
        "-D" + StatementLog.FILE + "=" + System.getProperty(StatementLog.FILE));
  }
}
