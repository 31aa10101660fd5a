package org.celeryresults.it.server;

import java.net.URI;
import java.nio.file.Path;

/**
 * The server that the tests run on; the system property {@code it.server} says which. Known in the
 * tests' JVM only: a test that runs in the server sees no difference.
 */
public interface TestServer {

  /** The address of the applications, with {@code path} from the host's root. */
  URI http(String path);

  /** The address of health. */
  URI management(String path);

  /** The file that {@link ServerLog} reads. */
  Path log();

  /** What the log says once the server has started. */
  String started();

  /** What the log says once the built EAR is deployed. */
  String deployed();

  /** Where the application finds a data source, by its name in the configuration of the tests. */
  String jndiName(String dataSource);

  /** Binds a further data source of the embedded PostgreSQL. */
  void addDataSource(String dataSource);

  /** Unbinds it. */
  void removeDataSource(String dataSource);

  /** Closes the connections that the server's data source keeps, none of which is in use. */
  void closeConnections(String dataSource);

  /**
   * Makes the server ready for Arquillian, which reads the properties that this sets. It ends with
   * this JVM at the latest.
   */
  void prepare();

  /** Ends its process as SIGKILL does. Not for one that Arquillian has started itself. */
  default void kill() {
    throw new UnsupportedOperationException("Its process is Arquillian's");
  }

  /** Starts it again after a {@link #kill}, with what was deployed. */
  default void startAgain() {
    throw new UnsupportedOperationException("Its process is Arquillian's");
  }
}
