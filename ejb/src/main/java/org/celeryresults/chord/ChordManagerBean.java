package org.celeryresults.chord;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.celeryresults.config.Settings;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveGroups;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.retry.Retried;
import org.celeryresults.store.Columns;
import org.celeryresults.store.Conditions;
import org.celeryresults.store.ManagerViews;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.ResultManagerBean;
import org.celeryresults.store.Stores;

/**
 * The outer layer: checks, and retries what the inner beans do in a transaction; what changes a
 * chord is retried by {@link ChordCalls}.
 */
@Stateless(name = "ChordManager")
@Local(ChordManager.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(FailureTranslator.class)
public class ChordManagerBean extends ResultManagerBean<ChordSummary> implements ChordManager {
  private static final String ID = "group_id";

  @EJB private ChordStore chords;
  @EJB private ChordCalls calls;
  @EJB private StuckChords stuck;
  @EJB private ChordExpiry expiry;
  @EJB private CompletionStore completions;
  @Inject private ManagerViews views;
  @Inject private LiveGroups live;
  @Inject private Settings settings;
  @Resource private SessionContext self;

  @Override
  public boolean createChord(String groupId, List<ResultTuple> members, int size) {
    int longest = settings.taskIdMaxLength();
    Columns.id(ID, groupId, longest);
    Header.check(members, size, longest);
    return calls.create(groupId, members, size, mark());
  }

  @Override
  public PartReturned partReturned(String groupId, String taskId) {
    Columns.id("task_id", taskId, settings.taskIdMaxLength());
    return Columns.isStorable(Columns.notNull(ID, groupId))
        ? calls.returned(Part.of(groupId, taskId))
        : PartReturned.UNKNOWN_CHORD;
  }

  @Override
  @Retried
  public Optional<ChordCounter> findChord(String groupId) {
    return chords.find(Columns.notNull(ID, groupId));
  }

  @Override
  @Retried
  public Optional<LiveGroup> groupResult(String groupId) {
    return chords
        .find(Columns.notNull(ID, groupId))
        .map(counter -> counter.groupResult(live::withResults));
  }

  @Override
  @Retried
  public LiveGroup headerOf(ChordCompleted completed) {
    return live.withResults(new ResultTuple(completed.groupId(), null, completed.members()));
  }

  @Override
  @Retried
  public Optional<ChordProgress> progress(String groupId) {
    Optional<ChordStore.Start> start = chords.start(Columns.notNull(ID, groupId));
    Optional<ChordCounter> counter = chords.find(groupId);
    List<ChordCompletion> told = chords.completionsOf(groupId);
    if (counter.isEmpty() && told.isEmpty() && start.isEmpty()) {
      return Optional.empty();
    }
    List<ResultTuple> members =
        counter
            .map(ChordCounter::members)
            .orElseGet(() -> told.stream().flatMap(c -> c.members().stream()).toList());
    return Optional.of(
        new ChordProgress(
            groupId,
            counter.map(ChordCounter::count).orElse(0),
            start.flatMap(ChordStore.Start::size),
            start.map(ChordStore.Start::firstSeen),
            live.withStates(new ResultTuple(groupId, null, members)),
            told));
  }

  @Override
  @Retried
  public Page<ChordSummary> search(PageRequest page) {
    return chords.search(forLists(), Conditions.NONE, checked(page));
  }

  @Override
  @Retried
  public Page<StuckChord> getStuck(Duration quietFor, PageRequest page) {
    return stuck.find(checked(quietFor), checked(page));
  }

  @Override
  public boolean completeChord(String groupId) {
    return calls.complete(Columns.notNull(ID, groupId), mark());
  }

  @Override
  @Retried
  public Page<CompletionSummary> completions(Optional<Delivery> delivery, PageRequest page) {
    return chords.completions(forLists(), delivery, checked(page));
  }

  @Override
  @Retried
  public boolean redeliver(String completionId) {
    return completions.again(completionId);
  }

  @Override
  @Retried
  public Page<ChordSummary> getAllExpired(Duration expires, PageRequest page) {
    return expiry.expired(Stores.DEFAULT, checked(expires), checked(page));
  }

  @Override
  @Retried
  public long deleteExpired(Duration expires) {
    return expiry.delete(checked(expires));
  }

  @Override
  public ChordManager independent() {
    return views.independent(ChordManager.class, self.getBusinessObject(ChordManager.class));
  }

  @Override
  public ChordManager withMaxRetries(int maxRetries) {
    return views.withMaxRetries(
        ChordManager.class, self.getBusinessObject(ChordManager.class), maxRetries);
  }

  /** What tells a call from others; made before its first attempt. */
  private static String mark() {
    return UUID.randomUUID().toString();
  }
}
