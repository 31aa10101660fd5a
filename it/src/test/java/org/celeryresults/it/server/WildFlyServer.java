package org.celeryresults.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.celeryresults.starter.Server;

/**
 * The WildFly that the build provisioned, with a base directory, ports and users of the tests' own,
 * so it doesn't mind one that runs beside it. Arquillian starts and stops it.
 */
final class WildFlyServer implements TestServer {

  /** Where the build has put it. */
  static final Path HOME = Path.of("../ear/target/server").toAbsolutePath().normalize();

  private static final Path BASE = TestEnvironment.directory("wildfly");

  /** Users for tests. */
  static final Path REALM = TestEnvironment.RESOURCES.resolve("realm");

  private final Server server = new Server(HOME, BASE, REALM, FreePorts.offset());

  @Override
  public URI http(String path) {
    return server.http(path);
  }

  @Override
  public URI management(String path) {
    return server.management(path);
  }

  @Override
  public Path log() {
    return server.log();
  }

  @Override
  public String started() {
    return "WFLYSRV0025";
  }

  @Override
  public String deployed() {
    return "Deployed \"celery-results.ear\"";
  }

  @Override
  public String jndiName(String dataSource) {
    return jndiNameOf(dataSource);
  }

  static String jndiNameOf(String dataSource) {
    return "java:jboss/datasources/" + dataSource;
  }

  @Override
  public void prepare() {
    try {
      Directories.delete(BASE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty("it.server.home", HOME.toString());
    System.setProperty("it.server.base", BASE.toString());
    System.setProperty("it.server.management-port", String.valueOf(management("").getPort()));
    System.setProperty(
        "it.server.arguments",
        inXml(String.join(" ", arguments(server, jndiName(PostgreSql.DATA_SOURCE)))));
  }

  /** Arquillian puts properties into the text of its configuration before it reads it. */
  private static String inXml(String text) {
    return text.replace("&", "&amp;");
  }

  /** Options of the JVM of such a server: where it is, and what its configuration asks for. */
  static List<String> arguments(Server server, String dataSource) {
    List<String> arguments = new ArrayList<>(Proxies.arguments());
    arguments.addAll(
        List.of(
            "-Xmx" + System.getProperty("it.heap", "1g"),
            "-Duser.timezone=" + TestEnvironment.TIME_ZONE,
            "-Djboss.socket.binding.port-offset=" + server.portOffset(),
            "-Dcelery-results.data.dir=" + server.data(),
            "-Dcelery.results.datasource=" + dataSource,
            "-Dcelery.results.purge.schedule=never", // a purge at 04:00 UTC would meet any test
            "-Dit.postgresql.url=" + PostgreSql.url(),
            "-Dit.mariadb.url=" + DatabaseProcesses.mariaDbUrl(),
            "-Dit.mysql.url=" + DatabaseProcesses.mySqlUrl(),
            "-Dit.postgresql.second.url=" + PostgreSql.secondUrl(),
            "-Dit.late.url=" + LatePostgreSql.url(),
            "-D" + StatementLog.FILE + "=" + System.getProperty(StatementLog.FILE)));
    return arguments;
  }

  @Override
  public void closeConnections(String dataSource) {
    management().flush(dataSource);
  }

  @Override
  public void addDataSource(String dataSource) {
    management().addDataSource(dataSource, jndiName(dataSource));
  }

  @Override
  public void removeDataSource(String dataSource) {
    management().removeDataSource(dataSource);
  }

  private Management management() {
    return new Management(management(""));
  }
}
