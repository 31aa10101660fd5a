package org.celeryresults.group;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Duration;
import java.util.Optional;
import org.celeryresults.config.Settings;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.retry.Retried;
import org.celeryresults.store.Columns;
import org.celeryresults.store.ManagerViews;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.ResultManagerBean;
import org.celeryresults.store.Stored;

/** The outer layer: checks, and retries what {@link GroupStore} does in a transaction. */
@Stateless(name = "GroupResultManager")
@Local(GroupResultManager.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(FailureTranslator.class)
@Retried
public class GroupResultManagerBean extends ResultManagerBean<GroupSummary>
    implements GroupResultManager {
  private static final String ID = "group_id";

  @EJB private GroupStore groups;
  @EJB private GroupExpiry expiry;
  @Inject private ManagerViews views;
  @Inject private LiveGroups live;
  @Inject private Settings settings;
  @Resource private SessionContext self;

  @Override
  public GroupResult getGroup(String groupId) {
    return findGroup(groupId)
        .orElseGet(
            () -> {
              missed(groupId);
              return GroupResult.unsaved(groupId);
            });
  }

  @Override
  public Optional<GroupResult> findGroup(String groupId) {
    return groups.find(Columns.notNull(ID, groupId));
  }

  @Override
  public Stored<GroupResult> storeGroupResult(GroupOutcome given) {
    GroupOutcome outcome = Columns.notNull("outcome", given);
    Columns.id(ID, outcome.groupId(), settings.taskIdMaxLength());
    Columns.required("content_type", outcome.contentType(), 128);
    Columns.required("content_encoding", outcome.contentEncoding(), 64);
    Columns.text("result", outcome.result());
    Columns.given("using", outcome.using());
    return groups.store(outcome);
  }

  @Override
  public Page<GroupSummary> search(GroupFilter filter, PageRequest page) {
    return groups.search(forLists(), filter, checked(page));
  }

  @Override
  public boolean forget(String groupId) {
    return groups.forget(Columns.notNull(ID, groupId));
  }

  @Override
  public Optional<LiveGroup> status(String groupId) {
    return findGroup(groupId).flatMap(GroupResult::tuple).map(live::withResults);
  }

  @Override
  public Optional<GroupProgress> progress(String groupId) {
    return findGroup(groupId)
        .flatMap(GroupResult::tuple)
        .map(this::statesOf)
        .map(GroupProgress::of);
  }

  @Override
  public LiveGroup statesOf(ResultTuple group) {
    return live.withStates(group);
  }

  @Override
  public Page<GroupSummary> getAllExpired(Duration expires, PageRequest page) {
    return expiry.expired(forLists(), checked(expires), checked(page));
  }

  @Override
  public long deleteExpired(Duration expires) {
    return expiry.delete(checked(expires));
  }

  @Override
  public GroupResultManager independent() {
    return views.independent(
        GroupResultManager.class, self.getBusinessObject(GroupResultManager.class));
  }

  @Override
  public GroupResultManager withMaxRetries(int maxRetries) {
    return views.withMaxRetries(
        GroupResultManager.class, self.getBusinessObject(GroupResultManager.class), maxRetries);
  }
}
