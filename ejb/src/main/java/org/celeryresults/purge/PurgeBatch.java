package org.celeryresults.purge;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.util.List;
import org.celeryresults.chord.BegunExpiry;
import org.celeryresults.chord.ChordExpiry;
import org.celeryresults.chord.CompletionExpiry;
import org.celeryresults.chord.LedgerExpiry;
import org.celeryresults.group.GroupExpiry;
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.BatchOrder;
import org.celeryresults.retention.Expiry;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.Position;
import org.celeryresults.retention.References;
import org.celeryresults.retention.RetentionStore;
import org.celeryresults.retention.Terms;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.task.TaskExpiry;

/**
 * One batch: a short transaction that looks at the next rows, deletes what has expired, records how
 * far the purge has come, and holds on to the lease, which undoes all of it when another has it.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(FailureTranslator.class)
public class PurgeBatch {
  @EJB private TaskExpiry tasks;
  @EJB private GroupExpiry groups;
  @EJB private ChordExpiry chords;
  @EJB private CompletionExpiry completions;
  @EJB private LedgerExpiry ledger;
  @EJB private BegunExpiry begun;
  @EJB private PurgeExpiry history;
  @EJB private RetentionStore retention;
  @EJB private PurgeStore purges;
  @EJB private LeaseStore leases;

  /** What refers to the rows of the step's table that is next. */
  public References references(PurgeTurn turn) {
    return expiry(turn).references();
  }

  /**
   * Does the next batch; how far that is. The lease first, whose row stays locked to the end: who
   * takes it over, or pins a row, comes before the whole batch or after it.
   */
  public PurgeTurn run(PurgeTurn turn) {
    leases.renew(turn.ticket());
    BatchOrder order = order(turn);
    Expiry expiry = expiry(turn);
    return recorded(turn, turn.parameters().dryRun() ? expiry.count(order) : expiry.delete(order));
  }

  /** How far the purge is after a batch that failed: its commit may have taken place. */
  public PurgeTurn reread(PurgeTurn turn) {
    Progress progress = purges.find(turn.ticket().purgeId()).orElseThrow().progress();
    return turn.after(progress, turn.isStopRequested());
  }

  /** Leaves the next row, which something refers to that we may not see. */
  public PurgeTurn skip(PurgeTurn turn) {
    leases.renew(turn.ticket());
    Batch one = expiry(turn).count(order(turn));
    Kept kept = one.kept().plus(new Kept(0, one.rows(), 0));
    return recorded(turn, new Batch(List.of(), kept, one.end(), one.last()));
  }

  private PurgeTurn recorded(PurgeTurn turn, Batch batch) {
    int part = turn.progress().position().part();
    boolean more = batch.last() && part + 1 < expiries(turn.step()).size();
    Batch done =
        more ? new Batch(batch.tallies(), batch.kept(), Position.startOf(part + 1), false) : batch;
    Progress progress = turn.progress().plus(turn.step(), done);
    boolean goesOn = purges.save(turn.ticket().purgeId(), progress);
    return turn.after(progress, !goesOn).with(purges.transactions());
  }

  private BatchOrder order(PurgeTurn turn) {
    Terms terms = retention.terms(turn.parameters().expires());
    long most = turn.parameters().maxRows().orElse(Long.MAX_VALUE) - turn.progress().rows();
    BatchOrder order =
        new BatchOrder(terms, turn.references(), turn.progress().position(), turn.size(), most);
    return switch (turn.step()) {
      case TASKS, GROUPS -> order;
      case CHORDS, OWN_TABLES -> order.withinMost();
    };
  }

  private Expiry expiry(PurgeTurn turn) {
    return expiries(turn.step()).get(turn.progress().position().part());
  }

  private List<Expiry> expiries(PurgeStep step) {
    return switch (step) {
      case TASKS -> List.of(tasks);
      case GROUPS -> List.of(groups);
      case CHORDS -> List.of(chords);
      case OWN_TABLES -> List.of(completions, ledger, begun, history);
    };
  }
}
