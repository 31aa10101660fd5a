package org.celeryresults.purge;

/** How far a purge has come. */
public enum PurgeState {
  /** At work; or its node has died, and another will go on. */
  RUNNING,
  /** All that had expired is deleted, or a limit was reached. */
  COMPLETED,
  /** Somebody stopped it; it can be restarted. */
  STOPPED,
  /** It gave up, for the error that it tells; it can be restarted. */
  FAILED
}
