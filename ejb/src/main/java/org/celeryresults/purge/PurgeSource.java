package org.celeryresults.purge;

/** What began a purge. */
public enum PurgeSource {
  /** A caller of the manager, over REST too. */
  API,
  /** The schedule. */
  SCHEDULE,
  /** The server's own console or command line. */
  CONSOLE
}
