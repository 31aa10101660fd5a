package org.celeryresults.it.network;

/** What befalls the connection that sends a certain statement. */
public enum Fault {
  /** The statement reaches the database, which carries it out; its answer gets lost. */
  LOSE_ANSWER,
  /** The connection ends before the statement reaches the database. */
  CUT_BEFORE,
  /** The statement is carried out, but its answer stays away, and the connection stays open. */
  HANG
}
