package org.celeryresults.purge;

import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;

/** Another node has taken the lease: whatever this transaction did is undone. */
class LeaseLostException extends CeleryResultsException {
  private static final long serialVersionUID = 1L;

  LeaseLostException(String purgeId) {
    super(Message.PURGE_LEASE_LOST, purgeId);
  }
}
