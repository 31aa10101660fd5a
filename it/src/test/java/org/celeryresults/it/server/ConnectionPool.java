package org.celeryresults.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/** The server's connections to PostgreSQL. For the tests' JVM, while the server runs. */
final class ConnectionPool {

  private ConnectionPool() {}

  /** Closes them: PostgreSQL refuses statements prepared for a table that looks different now. */
  static void flush() {
    URI management = TestEnvironment.server().management("");
    ModelNode pool = new ModelNode();
    pool.add("subsystem", "datasources").add("data-source", "CeleryResults");
    ModelNode flush = Operations.createOperation("flush-all-connection-in-pool", pool);
    try (ModelControllerClient client =
        ModelControllerClient.Factory.create(management.getHost(), management.getPort())) {
      ModelNode result = client.execute(flush);
      if (!Operations.isSuccessfulOutcome(result)) {
        throw new IllegalStateException(result.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
