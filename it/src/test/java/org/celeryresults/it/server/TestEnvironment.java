package org.celeryresults.it.server;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts the database before, and stops it after, all tests of one JVM; makes the server ready that
 * the system property {@code it.server} names, and tells {@code arquillian.xml} its properties.
 */
public final class TestEnvironment implements LauncherSessionListener {

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  /** What the servers are configured with. */
  static final Path RESOURCES = TARGET.resolve("test-classes/server");

  /** The servers' JVMs are in a zone with daylight saving. */
  static final String TIME_ZONE = "America/New_York";

  private static final TestServer SERVER =
      switch (System.getProperty("it.server", "wildfly")) {
        case "wildfly" -> new WildFlyServer();
        case "payara" -> new PayaraServer();
        default -> throw new IllegalArgumentException("it.server is wildfly or payara");
      };

  private PostgreSql database;

  /** The server that the tests run on; known in the tests' JVM only. */
  public static TestServer server() {
    return SERVER;
  }

  /** A directory for a server, below {@code target}. */
  static Path directory(String name) {
    return TARGET.resolve(name);
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    System.setProperty("it.server.resources", RESOURCES.toString());
    try {
      database = PostgreSql.start(TARGET.resolve("postgresql-log"));
    } catch (IOException e) {
      throw new IllegalStateException("The tests' environment did not start", e);
    }
    DatabaseProcesses.choosePorts();
    System.setProperty("it.mariadb.url", DatabaseProcesses.mariaDbUrl());
    System.setProperty("it.mysql.url", DatabaseProcesses.mySqlUrl());
    System.setProperty("it.late.url", LatePostgreSql.url());
    Proxies.choosePorts();
    SERVER.prepare();
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    database.close();
    DatabaseProcesses.close();
  }
}
