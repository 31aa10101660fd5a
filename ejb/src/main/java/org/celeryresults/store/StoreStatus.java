package org.celeryresults.store;

import org.jspecify.annotations.Nullable;

/**
 * How a configured store is.
 *
 * @param alias the name that {@code using} gives it
 * @param reason why it isn't ready, a numbered message; null when it is
 */
public record StoreStatus(String alias, @Nullable String reason) {
  /** Whether anything fails when it isn't ready: false for a replica. */
  public boolean isRequired() {
    return !alias.equals(Stores.REPLICA);
  }

  /** Whether it takes calls. */
  public boolean isReady() {
    return reason == null;
  }
}
