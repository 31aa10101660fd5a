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
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.celeryresults.config.StoreClock;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Columns;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Listing;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Stored;
import org.celeryresults.store.Stores;
import org.celeryresults.store.Upsert;
import org.celeryresults.store.Written;
import org.jspecify.annotations.Nullable;

/** The inner layer: each method one transaction's worth of statements on the group table. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class GroupStore {
  private static final String TABLE = "django_celery_results_groupresult";

  private static final Listing<GroupSummary> LISTING =
      new Listing<>(
          "SELECT NEW org.celeryresults.group.GroupSummary(e.id, e.groupId, e.contentType,"
              + " e.dateCreated, e.dateDone) FROM GroupResult e",
          GroupSummary.class,
          GroupSummary::id);

  private static final Upsert UPSERT =
      new Upsert(
          TABLE,
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
        .filter(row -> row.groupId().equals(groupId))
        .findFirst();
  }

  /** Stores, whatever is there. */
  public Stored<GroupResult> store(GroupOutcome outcome) {
    String using = outcome.using();
    Object now = Instants.parameter(clock.instant());
    List<@Nullable Object> values =
        Arrays.asList(
            outcome.groupId(),
            outcome.contentType(),
            outcome.contentEncoding(),
            outcome.result(),
            now,
            now);
    Written written =
        stores
            .dialect(using)
            .store(stores.entityManager(using), UPSERT, Optional.empty(), values)
            .orElseThrow();
    Instant created = Objects.requireNonNull(written.times().get(0));
    Instant done = Objects.requireNonNull(written.times().get(1));
    return new Stored<>(GroupResult.of(outcome, written.id(), created, done), written.effect());
  }

  /** A page. */
  public Page<GroupSummary> search(String using, GroupFilter filter, PageRequest page) {
    return LISTING.page(
        stores.entityManager(using),
        stores.dialect(using),
        filter.conditions(),
        filter.order().sort(filter.descending()),
        page);
  }

  /** Deletes a row; false when there was none. */
  public boolean forget(String groupId) {
    return Columns.isStorable(groupId)
        && stores
            .dialect(Stores.DEFAULT)
            .delete(stores.entityManager(Stores.DEFAULT), TABLE, "group_id", groupId);
  }
}
