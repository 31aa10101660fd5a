package org.celeryresults.chord;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.retry.Retried;

/**
 * Repeats the count of a part. A layer of its own: the mark of the call must be made before the
 * first attempt, so that a repetition after a commit whose answer was lost finds it in the ledger.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(FailureTranslator.class)
@Retried
public class ChordParts {
  @EJB private ChordCounting counting;

  /** What became of it. */
  public PartReturned returned(Part part) {
    return counting.returned(part);
  }
}
