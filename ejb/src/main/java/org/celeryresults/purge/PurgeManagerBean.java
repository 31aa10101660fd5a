package org.celeryresults.purge;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.config.Cron;
import org.celeryresults.config.Settings;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.retry.Retried;
import org.celeryresults.store.Callers;
import org.celeryresults.store.Columns;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Stores;

/**
 * The outer layer: checks, and retries what the inner beans do. Outside of the caller's
 * transaction: a purge begins when it is asked for, and the job that carries it out must see its
 * record.
 */
@Stateless(name = "PurgeManager")
@Local(PurgeManager.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(FailureTranslator.class)
@Retried
public class PurgeManagerBean implements PurgeManager {
  @EJB private PurgeControl control;
  @EJB private PurgeStore purges;
  @EJB private PurgeJob job;
  @EJB private ScheduleStore schedules;
  @EJB private Stores stores;
  @Inject private Settings settings;
  @Resource private SessionContext self;

  @Override
  public Purge start(Map<String, String> parameters) {
    PurgeParameters checked = checked(parameters);
    PurgeOrigin origin = PurgeOrigin.of(PurgeSource.API, caller(), Node.name());
    return started(control.begin(origin, checked));
  }

  @Override
  public boolean stop(String purgeId) {
    return purges.requestStop(known(purgeId).purgeId());
  }

  @Override
  public Purge restart(String purgeId) {
    return started(control.resume(Columns.notNull("purge_id", purgeId), Node.name()));
  }

  @Override
  public Optional<Purge> find(String purgeId) {
    return purges.find(Columns.notNull("purge_id", purgeId));
  }

  @Override
  public Page<Purge> search(PageRequest page) {
    return purges.search(stores.forLists(), page.within(settings.pageSizeMax()));
  }

  @Override
  public PurgeSchedule schedule() {
    return schedules.read();
  }

  @Override
  public PurgeSchedule changeSchedule(
      String cron, String zone, boolean enabled, Map<String, String> parameters) {
    Columns.required("cron", cron, 100);
    Columns.required("zone", zone, 50);
    if (Cron.parse(cron, zone).next(Instant.EPOCH).isEmpty()) {
      throw new InvalidValueException(Message.CRON_NEVER, "cron", cron);
    }
    PurgeParameters unused = checked(parameters);
    return schedules.change(
        new PurgeSchedule(
            cron, zone, enabled, parameters, Optional.of(caller()), Optional.empty()));
  }

  private Purge started(Ticket ticket) {
    job.start(ticket);
    return known(ticket.purgeId());
  }

  private Purge known(String purgeId) {
    return find(purgeId)
        .orElseThrow(() -> new CeleryResultsException(Message.PURGE_UNKNOWN, purgeId));
  }

  private PurgeParameters checked(Map<String, String> parameters) {
    PurgeParameters.requireKnown(Columns.notNull("parameters", parameters).keySet());
    parameters.forEach(Columns::notNull);
    return PurgeParameters.of(settings, parameters);
  }

  private String caller() {
    return Callers.name(self);
  }
}
