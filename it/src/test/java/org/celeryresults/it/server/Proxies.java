package org.celeryresults.it.server;

import java.util.List;
import org.celeryresults.it.network.FaultyProxy;

/**
 * Data sources of the server that lead to a database through a {@link FaultyProxy}. Their drivers
 * give up a silent connection after {@link #PATIENCE_SECONDS}.
 */
final class Proxies {

  static final String POSTGRESQL = "Faulty";
  static final String MARIADB = "FaultyMariaDb";

  private static final int PATIENCE_SECONDS = 2;

  private Proxies() {}

  /** For the server's configuration, and for {@link FaultyProxy}. */
  static void choosePorts() {
    int postgreSql = FreePorts.one();
    int mariaDb = FreePorts.one();
    System.setProperty("it.postgresql.proxy.port", String.valueOf(postgreSql));
    System.setProperty("it.mariadb.proxy.port", String.valueOf(mariaDb));
    System.setProperty(
        "it.postgresql.proxy.url",
        "jdbc:postgresql://localhost:%1$d/postgres?connectTimeout=%2$d&socketTimeout=%2$d"
            .formatted(postgreSql, PATIENCE_SECONDS));
    System.setProperty(
        "it.mariadb.proxy.url",
        "jdbc:mariadb://127.0.0.1:%1$d/%2$s?connectTimeout=%3$d&socketTimeout=%3$d"
            .formatted(mariaDb, DatabaseProcesses.SCHEMA, PATIENCE_SECONDS * 1000));
  }

  /** System properties of the server. */
  static List<String> arguments() {
    return List.of(
            "it.postgresql.port",
            "it.postgresql.proxy.port",
            "it.postgresql.proxy.url",
            "it.mariadb.port",
            "it.mariadb.proxy.port",
            "it.mariadb.proxy.url")
        .stream()
        .map(name -> "-D" + name + "=" + System.getProperty(name))
        .toList();
  }
}
