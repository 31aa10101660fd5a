package org.celeryresults.schema;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.celeryresults.message.Message;

/**
 * Brings the tables up to date, or tells that they are not. Safe to call on all nodes at once: one
 * migrates, the others wait. Must be called outside of a transaction, or with transactions managed
 * by the bean: it commits on its own connection.
 */
public final class Schema {
  private static final Logger LOG = System.getLogger("org.celeryresults.schema");

  private final SchemaOptions options;

  /** For callers that set the wait or Liquibase's table names. */
  public Schema(SchemaOptions options) {
    this.options = options;
  }

  /**
   * Does what the mode asks for.
   *
   * @return how many change sets were executed now; those found in place (an adopted table) and
   *     those of earlier starts don't count
   * @throws SchemaException when the lock isn't free in time, a change set fails, or, in mode
   *     VALIDATE, any is pending
   */
  public int apply(DataSource source, SchemaMode mode) {
    return switch (mode) {
      case NONE -> 0;
      case VALIDATE -> apart(() -> validate(source)).executed();
      case UPDATE -> logged(() -> update(source)).executed();
    };
  }

  private Outcome validate(DataSource source) throws Exception {
    return Migration.run(source, options, Migration::requireNothingPending);
  }

  private Outcome update(DataSource source) throws Exception {
    return Migration.run(source, options, Migration::update);
  }

  private static Outcome logged(Work work) {
    long start = System.nanoTime();
    Outcome outcome = apart(work);
    long millis = (System.nanoTime() - start) / 1_000_000;
    LOG.log(
        Level.INFO,
        () -> Message.SCHEMA_UP_TO_DATE.text(outcome.executed(), outcome.inPlace(), millis));
    return outcome;
  }

  /**
   * Runs the work in a thread of its own, which ends with it. Liquibase keeps its state in thread
   * locals and looks for its services through the context class loader: in a thread of the server
   * the first would keep this application's classes alive after it is undeployed, and the second
   * may be another application's.
   */
  private static Outcome apart(Work work) {
    FutureTask<Outcome> task = new FutureTask<>(work::run);
    Thread thread = new Thread(null, task, "celery-results-schema", 0, false);
    thread.setContextClassLoader(Schema.class.getClassLoader());
    thread.start();
    try {
      thread.join();
      return task.get();
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new SchemaException(e, Message.SCHEMA_INTERRUPTED);
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private static SchemaException failure(Throwable cause) {
    if (cause instanceof SchemaException known) {
      return known;
    }
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = Objects.requireNonNullElse(root.getMessage(), root.toString());
    return new SchemaException(cause, Message.SCHEMA_FAILED, reason.strip());
  }

  @FunctionalInterface
  private interface Work {
    Outcome run() throws Exception;
  }
}
