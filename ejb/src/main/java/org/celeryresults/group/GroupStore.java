package org.celeryresults.group;

import static org.celeryresults.store.Queries.detached;
import static org.celeryresults.store.Queries.query;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.celeryresults.config.StoreClock;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Columns;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Listing;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Stored;
import org.celeryresults.store.Stores;
import org.celeryresults.store.TimeRange;
import org.celeryresults.store.Upsert;

/** The inner layer: each method one transaction's worth of statements on the group table. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class GroupStore {
  private static final Listing<GroupSummary> LISTING =
      new Listing<>(
          "SELECT NEW org.celeryresults.group.GroupSummary(e.id, e.groupId, e.contentType,"
              + " e.dateCreated, e.dateDone) FROM GroupResult e",
          GroupSummary.class,
          GroupSummary::id);

  private static final Upsert UPSERT =
      new Upsert(
          "django_celery_results_groupresult",
          "group_id",
          List.of("content_type", "content_encoding", "result"),
          List.of(),
          List.of("date_created"),
          "date_done");

  @EJB private Stores stores;
  @Inject @StoreClock private Clock clock;

  /** The row, if there is one. */
  public Optional<GroupResult> find(String groupId) {
    if (!Columns.isStorable(groupId)) {
      return Optional.empty();
    }
    EntityManager em = stores.entityManager(Stores.DEFAULT);
    String jpql = "SELECT e FROM GroupResult e WHERE e.groupId = :id";
    return detached(em, query(em, jpql, GroupResult.class, Map.of("id", groupId))).stream()
        .findFirst();
  }

  /** Stores, whatever is there. */
  public Stored<GroupResult> store(GroupOutcome outcome) {
    String using = outcome.using();
    Object now = Instants.parameter(clock.instant());
    Query query =
        stores
            .entityManager(using)
            .createNativeQuery(stores.dialect(using).upsert(UPSERT, Optional.empty()))
            .setParameter(1, outcome.groupId())
            .setParameter(2, outcome.contentType())
            .setParameter(3, outcome.contentEncoding())
            .setParameter(4, outcome.result())
            .setParameter(5, now)
            .setParameter(6, now);
    Object[] row = (Object[]) query.getSingleResult();
    GroupResult stored =
        GroupResult.of(
            outcome,
            ((Number) row[0]).longValue(),
            Objects.requireNonNull(Instants.column(row[1])),
            Objects.requireNonNull(Instants.column(row[2])));
    return new Stored<>(stored, (Boolean) row[3] ? Stored.Effect.CREATED : Stored.Effect.REPLACED);
  }

  /** A page. */
  public Page<GroupSummary> search(GroupFilter filter, PageRequest page) {
    return LISTING.page(
        stores.entityManager(Stores.DEFAULT),
        stores.dialect(Stores.DEFAULT),
        filter.conditions(),
        filter.order().sort(filter.descending()),
        page);
  }

  /** Deletes a row; false when there was none. */
  public boolean forget(String groupId) {
    return Columns.isStorable(groupId)
        && stores
                .entityManager(Stores.DEFAULT)
                .createQuery("DELETE FROM GroupResult e WHERE e.groupId = :groupId")
                .setParameter("groupId", groupId)
                .executeUpdate()
            > 0;
  }

  /** A page of the groups last stored longer ago than that. */
  public Page<GroupSummary> expired(Duration expires, PageRequest page) {
    return search(GroupFilter.all().done(TimeRange.before(before(expires))), page);
  }

  /** Deletes the groups last stored longer ago than that. */
  public long deleteExpired(Duration expires) {
    GroupFilter expired = GroupFilter.all().done(TimeRange.before(before(expires)));
    Query delete =
        stores
            .entityManager(Stores.DEFAULT)
            .createQuery("DELETE FROM GroupResult e" + expired.conditions().where(Stream.empty()));
    expired.conditions().parameters().forEach(delete::setParameter);
    return delete.executeUpdate();
  }

  private Instant before(Duration expires) {
    return clock.instant().minus(expires);
  }
}
