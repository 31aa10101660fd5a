package org.celeryresults.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Payara, started and configured before Arquillian deploys. */
final class PayaraServer implements TestServer {

  private static final Path CONFIGURATION =
      TestEnvironment.RESOURCES.resolve("payara/configuration.asadmin");
  private static final Path REALM = TestEnvironment.RESOURCES.resolve("realm");

  private final PayaraDomain domain = new PayaraDomain("tests", "admin-secret", "-Xmx1g");

  @Override
  public URI http(String path) {
    return domain.http(path);
  }

  @Override
  public URI management(String path) {
    return http(path);
  }

  @Override
  public Path log() {
    return domain.log();
  }

  @Override
  public String started() {
    return "NCLS-CORE-00017";
  }

  @Override
  public String deployed() {
    return "celery-results was successfully deployed";
  }

  @Override
  public String jndiName(String dataSource) {
    return "jdbc/" + dataSource;
  }

  @Override
  public void prepare() {
    domain.start();
    try {
      domain.asadmin().runAll(configuration());
      createUsers();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty("it.server.management-port", String.valueOf(domain.asadmin().port()));
  }

  /** Its command line. */
  Asadmin asadmin() {
    return domain.asadmin();
  }

  private static List<String> configuration() throws IOException {
    return Files.readAllLines(CONFIGURATION).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Placeholders::filled)
        .toList();
  }

  private void createUsers() throws IOException {
    Properties passwords = Directories.properties(REALM.resolve("users.properties"));
    Properties roles = Directories.properties(REALM.resolve("roles.properties"));
    for (String user : passwords.stringPropertyNames()) {
      String groups = roles.getProperty(user).replace(',', ':');
      domain.asadmin().createUser(user, passwords.getProperty(user), groups);
    }
  }

  @Override
  public void addDataSource(String dataSource) {
    domain
        .asadmin()
        .run(
            "create-jdbc-connection-pool",
            "--datasourceclassname=org.postgresql.ds.PGSimpleDataSource",
            "--restype=javax.sql.DataSource",
            "--property=url='%s':user=postgres:password=postgres".formatted(PostgreSql.url()),
            dataSource);
    domain
        .asadmin()
        .run("create-jdbc-resource", "--connectionpoolid", dataSource, jndiName(dataSource));
  }

  @Override
  public void removeDataSource(String dataSource) {
    domain.asadmin().run("delete-jdbc-connection-pool", "--cascade=true", dataSource);
  }

  /** A pool is made by its first use; to flush one that isn't there would be a warning. */
  @Override
  public void closeConnections(String dataSource) {
    try {
      if (ServerLog.read(log()).contains(deployed())) {
        domain.asadmin().run("flush-connection-pool", dataSource);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void kill() {
    domain.kill();
  }

  @Override
  public void startAgain() {
    domain.startAgain();
  }
}
