package org.celeryresults.schema;

import static java.util.stream.Collectors.joining;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.celeryresults.config.StoreClockProducer;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;
import org.celeryresults.schema.guard.Finding;
import org.celeryresults.schema.guard.SchemaGuard;
import org.celeryresults.schema.guard.SchemaReport;
import org.celeryresults.schema.guard.Severity;

/**
 * Brings the tables up to date, or tells that they are not. Safe to call on all nodes at once: one
 * migrates, the others wait. Must be called outside of a transaction, or with transactions managed
 * by the bean: it commits on its own connection.
 */
public final class Schema {
  private static final Logger LOG = System.getLogger("org.celeryresults.schema");

  private final SchemaOptions options;
  private final SchemaGuard guard;
  private final FindingLog findings = new FindingLog();

  /** Expects ids as long as the options ask for. */
  public Schema(SchemaOptions options) {
    this(
        options,
        new SchemaGuard(options.wishes().taskIdMaxLength(), new StoreClockProducer().clock()));
  }

  /** For callers that set what the guard expects. */
  public Schema(SchemaOptions options, SchemaGuard guard) {
    this.options = options;
    this.guard = guard;
  }

  /**
   * Does what the mode asks for. What the guard finds is logged, by an instance that is called
   * again only if it has changed.
   *
   * @return how many change sets were executed now; those found in place (an adopted table) and
   *     those of earlier starts don't count
   * @throws SchemaException when the lock isn't free in time, a change set fails, or the guard
   *     finds errors
   * @throws CeleryResultsException when, in mode VALIDATE, the tables can't be inspected
   */
  public int apply(DataSource source, SchemaMode mode) {
    return switch (mode) {
      case NONE -> 0;
      case VALIDATE -> {
        require(guard.inspect(source));
        yield 0;
      }
      case UPDATE -> {
        int executed = logged(() -> update(source)).executed();
        inspected(source).ifPresent(this::require);
        yield executed;
      }
    };
  }

  /** What is up to date is used even if it can't be inspected. */
  private Optional<SchemaReport> inspected(DataSource source) {
    try {
      return Optional.of(guard.inspect(source));
    } catch (CeleryResultsException e) {
      LOG.log(Level.WARNING, e.getMessage());
      return Optional.empty();
    }
  }

  private void require(SchemaReport report) {
    findings.tell(report);
    if (!report.isOk()) {
      throw new SchemaException(
          Message.SCHEMA_NOT_RIGHT,
          report.of(Severity.ERROR).stream().map(Finding::message).collect(joining(" ")));
    }
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
    return new SchemaException(cause, Message.SCHEMA_FAILED, Reason.of(cause));
  }

  @FunctionalInterface
  private interface Work {
    Outcome run() throws Exception;
  }
}
