package org.celeryresults.task;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Stores;

/** Finds and deletes the tasks that have expired: finished ones, and unfinished abandoned ones. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class TaskExpiry {
  @EJB private Stores stores;
  @EJB private TaskStore tasks;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;

  public Page<TaskSummary> expired(String using, Duration expires, PageRequest page) {
    return tasks.search(using, filter(expires), page);
  }

  public long delete(Duration expires) {
    TaskFilter filter = filter(expires);
    Query delete =
        stores
            .entityManager(Stores.DEFAULT)
            .createQuery("DELETE FROM TaskResult e" + filter.conditions().where(Stream.empty()));
    filter.conditions().parameters().forEach(delete::setParameter);
    return delete.executeUpdate();
  }

  private TaskFilter filter(Duration expires) {
    Instant now = clock.instant();
    return TaskFilter.all().expired(now.minus(expires), now.minus(settings.abandonedAfter()));
  }
}
