package org.celeryresults.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.Operation;
import org.jboss.as.controller.client.OperationBuilder;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/**
 * What an administrator does to a running WildFly. For the tests' JVM.
 *
 * @param server where it is administrated
 */
record Management(URI server) {

  /** Binds a data source of the embedded PostgreSQL under a name. */
  void addDataSource(String name, String jndiName) {
    ModelNode add = Operations.createAddOperation(address(name));
    add.get("jndi-name").set(jndiName);
    add.get("driver-name").set("postgresql");
    add.get("connection-url").set(PostgreSql.url());
    add.get("user-name").set("postgres");
    add.get("password").set("postgres");
    ModelNode unused = execute(add);
  }

  /** Unbinds it. */
  void removeDataSource(String name) {
    ModelNode unused = execute(Operations.createRemoveOperation(address(name)));
  }

  /** Does something to the job that purges; the number of the execution that it begins, if any. */
  ModelNode purgeJob(String operation, Map<String, ?> arguments) {
    ModelNode node = Operations.createOperation(operation, job());
    arguments.forEach((name, value) -> node.get(name).set(argument(value)));
    return execute(node);
  }

  /** What is shown of an execution of that job. */
  ModelNode purgeExecution(long id) {
    ModelNode address = job().add("job", "purge-expired-results").add("execution", id);
    ModelNode read = Operations.createReadResourceOperation(address);
    read.get("include-runtime").set(true);
    return execute(read);
  }

  /** Closes the connections of a pool. */
  void flush(String name) {
    ModelNode unused =
        execute(Operations.createOperation("flush-all-connection-in-pool", address(name)));
  }

  /** Deploys an archive that isn't deployed yet; returns when it is. */
  void deploy(Path archive) throws IOException {
    String name = archive.getFileName().toString();
    ModelNode add = Operations.createAddOperation(new ModelNode().add("deployment", name));
    add.get("content").get(0).get("input-stream-index").set(0);
    add.get("enabled").set(true);
    try (ModelControllerClient client = client();
        Operation operation =
            OperationBuilder.create(add, true).addFileAsAttachment(archive.toFile()).build()) {
      ModelNode unused = checked(client.execute(operation));
    }
  }

  private static ModelNode job() {
    return new ModelNode()
        .add("deployment", "celery-results.ear")
        .add("subdeployment", "celery-results-ejb.jar")
        .add("subsystem", "batch-jberet");
  }

  private static ModelNode argument(Object value) {
    if (!(value instanceof Map<?, ?> properties)) {
      return new ModelNode(String.valueOf(value));
    }
    ModelNode all = new ModelNode().setEmptyObject();
    properties.forEach((name, text) -> all.get(String.valueOf(name)).set(String.valueOf(text)));
    return all;
  }

  private static ModelNode address(String dataSource) {
    ModelNode address = new ModelNode();
    return address.add("subsystem", "datasources").add("data-source", dataSource);
  }

  private ModelNode execute(ModelNode operation) {
    operation.get("operation-headers", "allow-resource-service-restart").set(true);
    try (ModelControllerClient client = client()) {
      return checked(client.execute(operation));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ModelControllerClient client() throws IOException {
    return ModelControllerClient.Factory.create(server.getHost(), server.getPort());
  }

  private static ModelNode checked(ModelNode answer) {
    if (!Operations.isSuccessfulOutcome(answer)) {
      throw new IllegalStateException(answer.toString());
    }
    return Operations.readResult(answer);
  }
}
