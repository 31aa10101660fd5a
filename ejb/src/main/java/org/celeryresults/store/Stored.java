package org.celeryresults.store;

/**
 * What a store did.
 *
 * @param row the row as it is now in the table
 * @param effect what happened to it
 */
public record Stored<T>(T row, Effect effect) {
  /** The three things that a store can do. */
  public enum Effect {
    /** There was no row with that id. */
    CREATED,
    /** The row's fields were replaced. */
    REPLACED,
    /** The row holds SUCCESS, what came was unfinished: left as it was. */
    KEPT
  }
}
