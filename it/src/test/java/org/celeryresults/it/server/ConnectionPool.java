package org.celeryresults.it.server;

/** The server's connections to PostgreSQL. For the tests' JVM, while the server runs. */
final class ConnectionPool {

  /** The name of the data source, whatever goes before it on each server. */
  static final String POSTGRESQL = "CeleryResults";

  private ConnectionPool() {}

  /** Closes them: PostgreSQL refuses statements prepared for a table that looks different now. */
  static void flush() {
    TestEnvironment.server().closeConnections(POSTGRESQL);
  }
}
