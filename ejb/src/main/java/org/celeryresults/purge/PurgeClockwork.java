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

  /** Goes on with purges whose node has died, or was stopped. */
  public void takeOver() {
    for (Lease left : control.left()) {
      Optional<Ticket> taken = control.takeOver(left, Node.name());
      taken.ifPresent(
          ticket -> {
            tell(left);
            job.start(ticket);
          });
    }
  }

  /** Begins the purge that the schedule wants. */
  public void beginDue() {
    Optional<DuePurge> due = schedules.beginDue(Node.name());
    due.ifPresent(PurgeClockwork::tell);
    due.flatMap(DuePurge::ticket).ifPresent(job::start);
  }

  /** One that was handed over is no reason to worry. */
  private static void tell(Lease left) {
    if (left.isGivenBack()) {
      LOG.log(Level.INFO, Message.PURGE_GOES_ON.text(left.purgeId(), left.holder()));
    } else {
      LOG.log(
          Level.WARNING,
          Message.PURGE_TAKEN_OVER.text(left.purgeId(), left.holder(), left.expires()));
    }
  }

  private static void tell(DuePurge due) {
    if (due.isMissed()) {
      LOG.log(Level.WARNING, Message.PURGE_MISSED.text(due.at()));
    }
    due.wrong().ifPresent(wrong -> LOG.log(Level.ERROR, Message.SCHEDULE_INVALID.text(wrong)));
    if (due.ticket().isEmpty() && due.wrong().isEmpty()) {
      LOG.log(Level.INFO, Message.PURGE_SKIPPED.text(due.at()));
    }
  }
}
