package org.celeryresults.store;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;

/**
 * Notices callers that poll for a missing id inside one transaction that reads repeatably: they
 * would wait for ever (managers.py, warn_if_repeatable_read; there on MySQL alone).
 */
@Dependent
public class PollingGuard {
  private static final Logger LOG = System.getLogger("org.celeryresults.store");
  private static final String MISSED = PollingGuard.class.getName() + ".missed";
  private static final String WARNED = PollingGuard.class.getName() + ".warned";

  @EJB private Stores stores;
  @Resource private TransactionSynchronizationRegistry transaction;

  /** To be told of each id that was asked for in vain; the second time in a row it may warn. */
  public void missed(String id) {
    if (inTransaction()) {
      if (id.equals(transaction.getResource(MISSED))) {
        warnIfRepeatableRead();
      }
      transaction.putResource(MISSED, id);
    }
  }

  /** True when the caller's transaction reads repeatably; the first time it is also logged. */
  public boolean warnIfRepeatableRead() {
    if (!inTransaction() || !readsRepeatably()) {
      return false;
    }
    if (transaction.getResource(WARNED) == null) {
      transaction.putResource(WARNED, true);
      LOG.log(Level.WARNING, Message.REPEATABLE_READ.text());
    }
    return true;
  }

  private boolean inTransaction() {
    return transaction.getTransactionStatus() == Status.STATUS_ACTIVE;
  }

  private boolean readsRepeatably() {
    try {
      return stores.entityManager(Stores.DEFAULT).unwrap(Connection.class).getTransactionIsolation()
          >= Connection.TRANSACTION_REPEATABLE_READ;
    } catch (SQLException e) {
      throw new CeleryResultsException(e, Message.STORE_FAILED, Reason.of(e));
    }
  }
}
