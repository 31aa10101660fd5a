package org.celeryresults.chord;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.util.List;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.retry.Retried;

/**
 * Repeats what changes a chord. A layer of its own: the mark of the call must be made before the
 * first attempt, so that a repetition after a commit whose answer was lost finds it, and answers
 * what that attempt would have.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(FailureTranslator.class)
@Retried
public class ChordCalls {
  @EJB private ChordCounting counting;
  @EJB private ChordCreation creation;

  /** True when this call began it. */
  public boolean create(String groupId, List<ResultTuple> members, int size, String call) {
    return creation.create(groupId, members, size, call);
  }

  /** What became of the part. */
  public PartReturned returned(Part part) {
    return counting.returned(part);
  }

  /**
   * True when this call completed it.
   *
   * @param completionId of the completion; marks the call
   */
  public boolean complete(String groupId, String completionId) {
    return counting.complete(groupId, completionId);
  }
}
