package org.celeryresults.group;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.BatchOrder;
import org.celeryresults.retention.Candidate;
import org.celeryresults.retention.Expires;
import org.celeryresults.retention.ExpiringRows;
import org.celeryresults.retention.Expiry;
import org.celeryresults.retention.References;
import org.celeryresults.retention.RetentionStore;
import org.celeryresults.retention.Terms;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Stores;

/** Finds and deletes the groups that have expired: of whatever age the purge was given. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class GroupExpiry implements Expiry {
  private static final ExpiringRows ROWS =
      new ExpiringRows(
          "GroupResult",
          "groupId",
          "django_celery_results_groupresult",
          "group_id",
          "",
          List.of("result"),
          "TRUE");

  @EJB private Stores stores;
  @EJB private GroupStore groups;
  @EJB private RetentionStore retention;

  /** A page. */
  public Page<GroupSummary> expired(String using, Duration expires, PageRequest page) {
    Terms terms = retention.terms(using, Expires.after(expires));
    return groups.search(
        using, GroupFilter.all().unpinnedBefore(terms.finishedBefore().orElseThrow()), page);
  }

  /** Deletes them; how many it were. */
  public long delete(Duration expires) {
    References references = references();
    return deleteAll(references, retention.termsOfCaller(Expires.after(expires)));
  }

  @Override
  public Batch delete(BatchOrder order) {
    return ROWS.delete(
        stores.entityManager(Stores.DEFAULT),
        stores.dialect(Stores.DEFAULT),
        order.withoutRules(),
        group -> ruleOf(order.terms(), group));
  }

  @Override
  public Batch count(BatchOrder order) {
    return ROWS.count(
        stores.entityManager(Stores.DEFAULT),
        stores.dialect(Stores.DEFAULT),
        order.withoutRules(),
        group -> ruleOf(order.terms(), group));
  }

  @Override
  public References references() {
    return retention.references(ROWS.table());
  }

  private static Optional<String> ruleOf(Terms terms, Candidate group) {
    return terms
        .finishedBefore()
        .filter(before -> group.dateDone().isBefore(before))
        .map(before -> Terms.DEFAULT_RULE);
  }
}
