package org.celeryresults.store;

/**
 * How many rows there are, and how sure that is.
 *
 * @param rows the number
 * @param precision what the number means
 */
public record Count(long rows, Precision precision) {
  /** What a count means. */
  public enum Precision {
    /** Exactly so many, when it was counted. */
    EXACT,
    /** So many or more: counting stopped there. */
    AT_LEAST,
    /** About so many, as the database's planner believes. */
    ESTIMATED
  }
}
