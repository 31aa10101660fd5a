package org.celeryresults.purge;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.Batchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;
import org.celeryresults.store.Stores;
import org.jspecify.annotations.Nullable;

/**
 * A step of the job. It ends by what it returns, not by exceptions, which servers log with a stack
 * trace; and every step is begun anew by a restart: what is done the purge's own record tells.
 */
@Named("purgeBatchlet")
@Dependent
public class PurgeBatchlet implements Batchlet {
  /** The job fails; its exit status says why. */
  static final String FAILED = "FAILED";

  private static final Logger LOG = System.getLogger("org.celeryresults.purge");

  /** What is known of an execution after its purge has ended. */
  private static final String ENDED = "ENDED";

  /** The batch runtimes' columns hold 512. */
  private static final int MOST_STATUS = 500;

  /** A server that stops the application stops the job first. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  @Inject private JobContext job;
  @Inject private StepContext context;

  @Inject
  @BatchProperty(name = "step")
  private String step;

  @EJB private PurgeTickets tickets;
  @EJB private PurgeControl control;
  @EJB private PurgeBatch batches;
  @EJB private PurgeJob jobs;
  @EJB private PurgeWork work;
  @EJB private Stores stores;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;

  private volatile @Nullable Pauses pauses;
  private volatile boolean stopped;

  /** Asks it to end after its batch; called by another thread. */
  @Override
  public void stop() {
    stopped = true;
    Pauses current = pauses;
    if (current != null) {
      current.stop();
    }
  }

  @Override
  public String process() throws Exception {
    if (ENDED.equals(job.getTransientUserData())) {
      return ENDED;
    }
    try {
      return process(execution());
    } catch (CeleryResultsException e) {
      tell(String.valueOf(e.getMessage()));
      LOG.log(Level.WARNING, Message.PURGE_REFUSED.text(e.getMessage()));
      return FAILED;
    }
  }

  /** The same for all steps. */
  private PurgeExecution execution() {
    if (job.getTransientUserData() instanceof PurgeExecution known) {
      return known;
    }
    String known = (String) context.getPersistentUserData();
    PurgeExecution opened = tickets.open(job.getExecutionId(), known);
    job.setTransientUserData(opened);
    context.setPersistentUserData(opened.ticket().purgeId());
    return opened;
  }

  private String process(PurgeExecution execution) throws InterruptedException {
    Ticket ticket = execution.ticket();
    Handover handover = new Handover(stores.dataSource(Stores.DEFAULT), ticket);
    Pauses current = new Pauses(settings.purgeLease().dividedBy(3), () -> keep(ticket));
    pauses = current;
    Runs runs = work.runs();
    boolean entered = runs.enter(current);
    try {
      if (!entered || stopped) {
        current.stop();
      }
      return ended(handover, run(execution, current), runs);
    } catch (LeaseLostException e) {
      LOG.log(Level.INFO, e.getMessage());
      return failed(e);
    } catch (RuntimeException e) {
      return failed(handover, e, runs);
    } finally {
      runs.leave(current);
    }
  }

  private PurgeTurn run(PurgeExecution execution, Pauses current) {
    Progress progress = tickets.find(execution.ticket()).orElseThrow().progress();
    PurgeTurn first =
        PurgeTurn.first(execution.ticket(), execution.parameters(), PurgeStep.of(step), progress);
    return new PurgeRun(batches, current, clock, first).run(execution.until());
  }

  private String ended(Handover handover, PurgeTurn turn, Runs runs) throws InterruptedException {
    Ticket ticket = handover.ticket();
    boolean isStopped = Objects.requireNonNull(pauses).isStopped();
    if (turn.isDone()
        && turn.step() != PurgeStep.OWN_TABLES
        && !isStopped
        && !turn.isStopRequested()) {
      return turn.step().text();
    }
    job.setTransientUserData(ENDED);
    if (isStopped && runs.isClosing(PATIENCE)) {
      handOver(handover);
    } else if (isStopped || turn.isStopRequested()) {
      end(ticket, PurgeState.STOPPED, null);
      jobs.stop(job.getExecutionId());
    } else {
      limit(turn);
      end(ticket, PurgeState.COMPLETED, null);
    }
    return ENDED;
  }

  private void end(Ticket ticket, PurgeState state, @Nullable String error) {
    tickets.end(ticket, state, error);
    tickets.find(ticket).map(EndedPurge::text).ifPresent(this::tell);
  }

  /** The one text of ours that the servers' consoles show. */
  private void tell(String text) {
    job.setExitStatus(text.length() > MOST_STATUS ? text.substring(0, MOST_STATUS) : text);
  }

  private void limit(PurgeTurn turn) {
    if (!turn.isDone()) {
      String limit = turn.isFull() ? "maxRows" : "maxDuration";
      tickets.record(turn.ticket(), turn.progress().endedBy(limit));
    }
  }

  /** Also by session beans that are not there any more. */
  private String failed(Handover handover, RuntimeException failure, Runs runs)
      throws InterruptedException {
    if (runs.isClosing(PATIENCE)) {
      job.setTransientUserData(ENDED);
      handOver(handover);
      return ENDED;
    }
    String failed = failed(failure);
    end(handover.ticket(), PurgeState.FAILED, Reason.of(failure));
    return failed;
  }

  /** WildFly has stopped the job already, and maybe the bean; Payara neither. */
  private void handOver(Handover handover) {
    handover.give();
    try {
      jobs.stop(job.getExecutionId());
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The server stops the job", e);
    }
  }

  private String failed(RuntimeException failure) {
    job.setTransientUserData(ENDED);
    tell(Reason.of(failure));
    LOG.log(Level.DEBUG, "Purge failed", failure);
    return FAILED;
  }

  /** A database that is away for a moment is no reason to stop. */
  private boolean keep(Ticket ticket) {
    try {
      return control.renew(ticket);
    } catch (LeaseLostException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The lease could not be renewed", e);
      return true;
    }
  }
}
