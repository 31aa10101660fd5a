package org.celeryresults.chord;

/** How far telling the listeners has come. */
public enum Delivery {
  /** Not told, or to be told again: what was tried failed, or is under way. */
  PENDING,
  /** Every listener returned, and what they stored is committed. */
  DELIVERED,
  /** Given up after {@code celery.results.chord-delivery.max-attempts}: an operator must look. */
  DEAD
}
