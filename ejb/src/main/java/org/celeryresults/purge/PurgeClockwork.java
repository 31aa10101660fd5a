package org.celeryresults.purge;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.retry.Retried;

/** What each node does from time to time; of several nodes one is first. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(FailureTranslator.class)
@Retried
public class PurgeClockwork {
  private static final Logger LOG = System.getLogger("org.celeryresults.purge");

  @EJB private PurgeControl control;
  @EJB private ScheduleStore schedules;
  @EJB private PurgeJob job;

  /** Goes on with a purge whose node has died. */
  public void takeOver() {
    try {
      control.takeOver(Node.name()).ifPresent(job::start);
    } catch (CeleryResultsException e) {
      if (e.kind() != Message.PURGE_HELD) {
        throw e;
      }
      LOG.log(Level.DEBUG, "Another node was faster", e);
    }
  }

  /** Begins the purge that the schedule wants. */
  public void beginDue() {
    Optional<Ticket> due = schedules.beginDue(Node.name());
    due.ifPresent(job::start);
  }
}
