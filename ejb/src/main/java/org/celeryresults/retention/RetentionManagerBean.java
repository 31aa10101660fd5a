package org.celeryresults.retention;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.List;
import java.util.Optional;
import org.celeryresults.config.Settings;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.retry.Retried;
import org.celeryresults.store.Callers;
import org.celeryresults.store.Columns;
import org.celeryresults.store.ManagerViews;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Stores;
import org.jspecify.annotations.Nullable;

/** The outer layer: checks, and retries what the stores do in a transaction. */
@Stateless(name = "RetentionManager")
@Local(RetentionManager.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(FailureTranslator.class)
@Retried
public class RetentionManagerBean implements RetentionManager {
  private static final String ID = "task_id";
  private static final int LONGEST_REASON = 255;

  @EJB private RetentionStore retention;
  @EJB private PinStore pins;
  @EJB private Stores stores;
  @Inject private ManagerViews views;
  @Inject private Settings settings;
  @Resource private SessionContext self;

  @Override
  public List<RetentionRule> rules() {
    return retention.rules();
  }

  @Override
  public void replaceRules(List<RetentionRule> rules) {
    retention.replaceRules(Optional.empty(), checked(rules));
  }

  @Override
  public boolean replaceRules(List<RetentionRule> expected, List<RetentionRule> rules) {
    return retention.replaceRules(
        Optional.of(Columns.notNull("expected", expected)), checked(rules));
  }

  @Override
  public boolean pin(String id, @Nullable String reason) {
    Columns.id(ID, id, settings.taskIdMaxLength());
    if (reason != null) {
      Columns.required("reason", reason, LONGEST_REASON);
    }
    return pins.pin(id, reason, Callers.name(self));
  }

  @Override
  public boolean unpin(String id) {
    return Columns.isStorable(Columns.notNull(ID, id)) && pins.unpin(id);
  }

  @Override
  public Optional<Pin> findPin(String id) {
    return pins.find(Columns.notNull(ID, id));
  }

  @Override
  public Page<Pin> pins(PageRequest page) {
    return pins.search(stores.forLists(), page.within(settings.pageSizeMax()));
  }

  @Override
  public RetentionManager independent() {
    return views.independent(RetentionManager.class, itself());
  }

  @Override
  public RetentionManager withMaxRetries(int maxRetries) {
    return views.withMaxRetries(RetentionManager.class, itself(), maxRetries);
  }

  private RetentionManager itself() {
    return self.getBusinessObject(RetentionManager.class);
  }

  private static List<RetentionRule> checked(List<RetentionRule> rules) {
    Columns.notNull("rules", rules).forEach(rule -> Columns.notNull("rules", rule));
    if (rules.size() > MOST_RULES) {
      throw new InvalidValueException(Message.RULES_TOO_MANY, "rules", rules.size(), MOST_RULES);
    }
    return List.copyOf(rules);
  }
}
