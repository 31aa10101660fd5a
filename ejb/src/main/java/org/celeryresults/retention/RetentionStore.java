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
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Instants;
import org.celeryresults.store.OutsideTransaction;
import org.celeryresults.store.Queries;
import org.celeryresults.store.Stores;

/** The inner layer: the rules in their table, and what they mean now. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class RetentionStore {
  private static final String INSERT =
      "INSERT INTO celery_results_retention_rule"
          + " (rule_order, status, task_name, keep_for, date_created) VALUES (?1, ?2, ?3, ?4, ?5)";

  @EJB private Stores stores;
  @EJB private OutsideTransaction outside;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;

  /** What expires now. */
  public Terms terms(Expires expires) {
    return terms(Stores.DEFAULT, expires);
  }

  /** The same as a store knows it: a transaction that reads a replica reads nothing else. */
  public Terms terms(String using, Expires expires) {
    return new Terms(rules(using), expires, settings.abandonedAfter(), clock.instant());
  }

  /** The same for who deletes apart from a purge: pins wait for the end of the transaction. */
  public Terms termsOfCaller(Expires expires) {
    BatchLock.take(stores.entityManager(Stores.DEFAULT), stores.dialect(Stores.DEFAULT), clock);
    return terms(expires);
  }

  /** What refers to rows of a table: asked outside the transaction, which a refusal would doom. */
  public References references(String table) {
    return outside.run(
        () ->
            References.to(
                table, stores.dataSource(Stores.DEFAULT), stores.dialect(Stores.DEFAULT)));
  }

  /** In their order. */
  public List<RetentionRule> rules() {
    return rules(Stores.DEFAULT);
  }

  private List<RetentionRule> rules(String using) {
    return rules(stores.entityManager(using), LockModeType.NONE);
  }

  private static List<RetentionRule> rules(EntityManager em, LockModeType lock) {
    String jpql = "SELECT e FROM RetentionRuleRow e ORDER BY e.order";
    return detached(em, query(em, jpql, RetentionRuleRow.class, Map.of()).setLockMode(lock))
        .stream()
        .map(RetentionRuleRow::rule)
        .toList();
  }

  /**
   * Replaces all. Of two at the same time one waits for the other, and sees its rules; where there
   * were none to wait for, none are deleted: the key lets one fail, and its repetition sees them.
   *
   * @param expected empty: whatever they are
   * @return false when they are others
   */
  public boolean replaceRules(Optional<List<RetentionRule>> expected, List<RetentionRule> rules) {
    EntityManager em = stores.entityManager(Stores.DEFAULT);
    List<RetentionRule> now = rules(em, LockModeType.PESSIMISTIC_WRITE);
    if (expected.isPresent() && !expected.get().equals(now)) {
      return false;
    }
    if (!now.isEmpty()) {
      Queries.run(em, "DELETE FROM celery_results_retention_rule");
    }
    Object created = Instants.required(clock.instant());
    for (int place = 0; place < rules.size(); place++) {
      RetentionRule rule = rules.get(place);
      numbered(
              em,
              INSERT,
              Arrays.asList(
                  place,
                  rule.status().orElse(null),
                  rule.taskName().orElse(null),
                  rule.keep().toString(),
                  created))
          .executeUpdate();
    }
    return true;
  }
}
