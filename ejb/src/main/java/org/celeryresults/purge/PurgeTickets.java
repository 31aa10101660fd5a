package org.celeryresults.purge;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.message.Reason;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.retry.PassingFailures;
import org.celeryresults.retry.Retried;
import org.celeryresults.store.Callers;
import org.jspecify.annotations.Nullable;

/**
 * The outer layer for executions of the job: finds out which purge one is to carry out, and ends
 * it, however often the database has to be asked.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(FailureTranslator.class)
@Retried
public class PurgeTickets {
  /** WildFly adds parameters of its own. */
  private static final String OF_THE_SERVER = "jberet.";

  @EJB private PurgeControl control;
  @EJB private PurgeStore purges;
  @EJB private PurgeJob job;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;
  @Resource private SessionContext self;

  /**
   * The purge that was begun for this execution; the one that a restarted execution was at; or a
   * new one, when an operator started the job. One that can't be carried out has failed: left as it
   * is, node after node would take it over.
   *
   * @param known the purge that an earlier execution was at; null: there was none
   */
  public PurgeExecution open(long executionId, @Nullable String known) {
    Properties given = job.parameters(executionId);
    Ticket ticket = ticket(given, known);
    try {
      purges.executed(ticket.purgeId(), executionId);
      Purge purge = purges.find(ticket.purgeId()).orElseThrow();
      PurgeParameters parameters = PurgeParameters.of(settings, purge.parameters());
      Instant until = parameters.maxDuration().map(clock.instant()::plus).orElse(Instant.MAX);
      return new PurgeExecution(ticket, parameters, until);
    } catch (RuntimeException e) {
      if (!PassingFailures.isPassing(e)) {
        control.end(ticket, PurgeState.FAILED, Reason.of(e));
      }
      throw e;
    }
  }

  /** What is known of a purge. */
  public Optional<Purge> find(Ticket ticket) {
    return purges.find(ticket.purgeId());
  }

  /** Records what a purge has done, if nobody else has taken it. */
  public void record(Ticket ticket, Progress progress) {
    control.record(ticket, progress);
  }

  /**
   * Ends a purge.
   *
   * @param error null unless it failed
   */
  public void end(Ticket ticket, PurgeState state, @Nullable String error) {
    control.end(ticket, state, error);
  }

  private Ticket ticket(Properties given, @Nullable String known) {
    String purgeId = given.getProperty(PurgeJob.PURGE_ID, known);
    if (purgeId == null) {
      String by = Callers.name(self);
      PurgeOrigin origin = PurgeOrigin.of(PurgeSource.CONSOLE, by, Node.name());
      return control.begin(origin, PurgeParameters.of(settings, texts(given)));
    }
    String token = given.getProperty(PurgeJob.TOKEN);
    if (token != null) {
      Ticket ticket =
          new Ticket(purgeId, given.getProperty(PurgeJob.LEASE, ""), Long.parseLong(token));
      if (control.isValid(ticket)) {
        return ticket;
      }
    }
    return control.resume(purgeId, Node.name());
  }

  private static Map<String, String> texts(Properties given) {
    Map<String, String> texts = new HashMap<>();
    for (String name : given.stringPropertyNames()) {
      if (!name.startsWith(OF_THE_SERVER)) {
        texts.put(name, given.getProperty(name));
      }
    }
    PurgeParameters.requireKnown(texts.keySet());
    return texts;
  }
}
