package org.celeryresults.chord.delivery;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.celeryresults.chord.ChordCompletion;
import org.celeryresults.chord.CompletionStore;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;

/** Tells listeners in one transaction with the record that they were told. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Telling {
  @EJB private CompletionStore completions;
  @Inject private Listeners listeners;
  @Resource private SessionContext context;

  /**
   * Tells them; what they stored is rolled back when another node has taken over meanwhile.
   *
   * @throws CeleryResultsException when one of them failed
   */
  public void tell(ChordCompletion completion, int attempt) {
    try {
      listeners.tell(completion, attempt);
    } catch (RuntimeException | LinkageError e) {
      throw new CeleryResultsException(e, Message.LISTENER_FAILED, Reason.of(e));
    }
    if (context.getRollbackOnly()) {
      throw new CeleryResultsException(
          Message.LISTENER_FAILED, "it marked the transaction for rollback");
    }
    if (!completions.delivered(completion.completionId(), attempt)) {
      context.setRollbackOnly();
    }
  }
}
