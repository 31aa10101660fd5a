package org.celeryresults.purge;

import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;

/** Another purge is under way; the message says whose, where, and since when. */
public class PurgeHeldException extends CeleryResultsException {
  private static final long serialVersionUID = 1L;

  private final String purgeId;

  PurgeHeldException(Lease lease, String startedBy) {
    super(Message.PURGE_HELD, lease.purgeId(), startedBy, lease.holder(), lease.acquired());
    purgeId = lease.purgeId();
  }

  /** The purge that is under way. */
  public String purgeId() {
    return purgeId;
  }
}
