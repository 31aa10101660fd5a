package org.celeryresults.purge;

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
import java.util.OptionalLong;
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

/** The inner layer: the history of purges. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class PurgeStore {
  private static final Listing<Purge> LISTING =
      new Listing<>("SELECT e FROM Purge e", Purge.class, Purge::id);

  private static final SortOrder<Purge> LAST_BEGUN_FIRST =
      new SortOrder<>("dateStarted", false, true, true, Purge::dateStarted);

  private static final String INSERT =
      "INSERT INTO celery_results_purge (purge_id, state, source, started_by, node, parameters,"
          + " progress, stop_requested, date_started)"
          + " VALUES (?1, 'RUNNING', ?2, ?3, ?4, ?5, ?6, 0, ?7)";

  private static final String UPDATE = "UPDATE celery_results_purge SET ";
  private static final String OF = " WHERE purge_id = ?1";

  private static final String SAVE = UPDATE + "progress = ?2" + OF;
  private static final String UNLESS_STOPPED = " AND stop_requested = 0";
  private static final String SCHEDULED = UPDATE + "date_scheduled = ?2" + OF;
  private static final String EXECUTED = UPDATE + "execution_id = ?2" + OF;
  private static final String STOP = UPDATE + "stop_requested = 1" + OF + " AND state = 'RUNNING'";

  private static final String RESUME =
      UPDATE
          + "stop_requested = CASE WHEN state = 'RUNNING' THEN stop_requested ELSE 0 END,"
          + " state = 'RUNNING', node = ?2, progress = ?3, date_done = NULL, error = NULL,"
          + " execution_id = NULL"
          + OF;

  private static final String END =
      UPDATE + "state = ?2, date_done = ?3, error = ?4" + OF + " AND state = 'RUNNING'";

  @EJB private Stores stores;
  @Inject @StoreClock private Clock clock;

  /** Begins the record of a purge. */
  public void insert(String purgeId, PurgeOrigin origin, PurgeParameters parameters) {
    Queries.run(
        em(),
        INSERT,
        purgeId,
        origin.source().name(),
        origin.startedBy(),
        origin.node(),
        ParametersText.of(parameters.texts()),
        ProgressText.of(Progress.NONE),
        Instants.required(clock.instant()));
    origin
        .scheduled()
        .ifPresent(due -> Queries.run(em(), SCHEDULED, purgeId, Instants.required(due)));
  }

  /**
   * Lets it go on, on a node, behind what it has done. One that somebody has asked to stop, while
   * its node was dying, stops on that node.
   */
  public void resume(Purge purge, String node) {
    String progress = ProgressText.of(purge.progress().again());
    Queries.run(em(), RESUME, purge.purgeId(), node, progress);
  }

  /** Records how far it has come; whether it goes on. */
  public boolean save(String purgeId, Progress progress) {
    String text = ProgressText.of(progress);
    boolean goesOn = Queries.run(em(), SAVE + UNLESS_STOPPED, purgeId, text) > 0;
    if (!goesOn) {
      Queries.run(em(), SAVE, purgeId, text);
    }
    return goesOn;
  }

  /** Whether somebody wants it to stop. */
  public boolean isStopRequested(String purgeId) {
    String jpql = "SELECT e.stopRequested FROM Purge e WHERE e.purgeId = :id";
    return query(em(), jpql, Integer.class, Map.of("id", purgeId))
        .getResultStream()
        .anyMatch(requested -> requested != 0);
  }

  /** {@link org.celeryresults.store.Dialect#transactions} of the store. */
  public OptionalLong transactions() {
    return stores
        .dialect(Stores.DEFAULT)
        .transactions()
        .map(sql -> ((Number) em().createNativeQuery(sql).getSingleResult()).longValue())
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** Ends its record, once: what has completed can't fail any more. */
  public void end(String purgeId, PurgeState state, @Nullable String error) {
    List<@Nullable Object> values =
        Arrays.asList(purgeId, state.name(), Instants.required(clock.instant()), error);
    numbered(em(), END, values).executeUpdate();
  }

  /** Records which execution of the job carries it out. */
  public void executed(String purgeId, long executionId) {
    Queries.run(em(), EXECUTED, purgeId, executionId);
  }

  /** False when it isn't running. */
  public boolean requestStop(String purgeId) {
    return Queries.run(em(), STOP, purgeId) > 0;
  }

  /** The purge, if there is one. */
  public Optional<Purge> find(String purgeId) {
    if (!Columns.isStorable(purgeId)) {
      return Optional.empty();
    }
    EntityManager em = em();
    String jpql = "SELECT e FROM Purge e WHERE e.purgeId = :id";
    return detached(em, query(em, jpql, Purge.class, Map.of("id", purgeId))).stream().findFirst();
  }

  /** A page. */
  public Page<Purge> search(String using, PageRequest page) {
    return LISTING.page(
        stores.entityManager(using),
        stores.dialect(using),
        Conditions.NONE,
        LAST_BEGUN_FIRST,
        page);
  }

  private EntityManager em() {
    return stores.entityManager(Stores.DEFAULT);
  }
}
