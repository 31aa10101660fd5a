package org.celeryresults.purge;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.util.Properties;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;
import org.celeryresults.retry.FailureTranslator;

/**
 * The server's batch runtime. Always asked from within a bean: in a thread of its own Payara takes
 * the caller for another application.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(FailureTranslator.class)
public class PurgeJob {
  static final String NAME = "purge-expired-results";
  static final String PURGE_ID = "purgeId";
  static final String LEASE = "lease";
  static final String TOKEN = "token";

  @EJB private PurgeStore purges;
  @EJB private PurgeControl control;

  /**
   * Starts the job for a purge that has begun.
   *
   * @throws CeleryResultsException when the server refuses; the purge has failed then
   */
  public void start(Ticket ticket) {
    Properties parameters = new Properties();
    purges
        .find(ticket.purgeId())
        .ifPresent(purge -> purge.parameters().forEach(parameters::setProperty));
    parameters.setProperty(PURGE_ID, ticket.purgeId());
    parameters.setProperty(LEASE, ticket.lease());
    parameters.setProperty(TOKEN, String.valueOf(ticket.token()));
    try {
      BatchRuntime.getJobOperator().start(NAME, parameters);
    } catch (RuntimeException e) {
      String reason = Message.PURGE_NOT_STARTED.text(Reason.of(e));
      control.end(ticket, PurgeState.FAILED, reason);
      throw new CeleryResultsException(e, Message.PURGE_NOT_STARTED, Reason.of(e));
    }
  }

  /** The parameters that an execution was given; never null. */
  public Properties parameters(long executionId) {
    Properties given = BatchRuntime.getJobOperator().getParameters(executionId);
    return given == null ? new Properties() : given;
  }

  /** Stops the execution that calls it. */
  public void stop(long executionId) {
    BatchRuntime.getJobOperator().stop(executionId);
  }
}
