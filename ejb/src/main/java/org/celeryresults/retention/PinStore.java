package org.celeryresults.retention;

import static org.celeryresults.store.Queries.detached;
import static org.celeryresults.store.Queries.numbered;
import static org.celeryresults.store.Queries.query;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.config.StoreClock;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Columns;
import org.celeryresults.store.Conditions;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Listing;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Queries;
import org.celeryresults.store.SortOrder;
import org.celeryresults.store.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The inner layer: pins. Who pins waits for the batch that is under way, and locks the row before
 * the pin is written: so a pin comes before a batch, which sees it, or finds no row any more.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class PinStore {
  private static final Listing<Pin> LISTING =
      new Listing<>("SELECT e FROM Pin e", Pin.class, Pin::id);

  private static final SortOrder<Pin> BY_DATE =
      new SortOrder<>("dateCreated", false, true, false, Pin::dateCreated);

  private static final String REPLACE =
      "UPDATE celery_results_pin SET reason = ?1, pinned_by = ?2, date_created = ?3"
          + " WHERE task_id = ?4";

  private static final String INSERT =
      "INSERT INTO celery_results_pin (reason, pinned_by, date_created, task_id)"
          + " VALUES (?1, ?2, ?3, ?4)";

  private static final String LOCK_TASK =
      "SELECT task_id FROM django_celery_results_taskresult WHERE task_id = ?1 FOR UPDATE";

  private static final String LOCK_GROUP =
      "SELECT group_id FROM django_celery_results_groupresult WHERE group_id = ?1 FOR UPDATE";

  private static final String LOCK_CHORD =
      "SELECT group_id FROM django_celery_results_chordcounter WHERE group_id = ?1 FOR UPDATE";

  @EJB private Stores stores;
  @Inject @StoreClock private Clock clock;

  /** True when there is a result of that id; a chord that still waits has none. */
  public boolean pin(String id, @Nullable String reason, String by) {
    EntityManager em = em();
    BatchLock.take(em, stores.dialect(Stores.DEFAULT), clock);
    boolean task = isLocked(em, LOCK_TASK, id);
    boolean group = isLocked(em, LOCK_GROUP, id);
    boolean unused = isLocked(em, LOCK_CHORD, id);
    List<@Nullable Object> values =
        Arrays.asList(reason, by, Instants.required(clock.instant()), id);
    if (numbered(em, REPLACE, values).executeUpdate() == 0) {
      numbered(em, INSERT, values).executeUpdate();
    }
    return task || group;
  }

  /** False when there was none. */
  public boolean unpin(String id) {
    return Queries.run(em(), "DELETE FROM celery_results_pin WHERE task_id = ?1", id) > 0;
  }

  /** The pin, if there is one. */
  public Optional<Pin> find(String id) {
    if (!Columns.isStorable(id)) {
      return Optional.empty();
    }
    EntityManager em = em();
    String jpql = "SELECT e FROM Pin e WHERE e.taskId = :id";
    return detached(em, query(em, jpql, Pin.class, Map.of("id", id))).stream().findFirst();
  }

  /** A page of them. */
  public Page<Pin> search(String using, PageRequest page) {
    return LISTING.page(
        stores.entityManager(using), stores.dialect(using), Conditions.NONE, BY_DATE, page);
  }

  /** The row of exactly that id, which a purge has locked perhaps, and deleted when we get it. */
  private static boolean isLocked(EntityManager em, String sql, String id) {
    return numbered(em, sql, List.of(id)).getResultList().contains(id);
  }

  private EntityManager em() {
    return stores.entityManager(Stores.DEFAULT);
  }
}
