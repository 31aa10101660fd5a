package org.celeryresults.chord.delivery;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The places at which a node tells listeners, each taken by one completion. One thread takes them;
 * any may free them, whether or not the listeners have come back.
 */
final class Places {
  private final int number;
  private final Map<String, Object> taken = new ConcurrentHashMap<>();

  Places(int number) {
    this.number = number;
  }

  /** How many there are, free or taken. */
  int number() {
    return number;
  }

  /** How many are free. */
  int free() {
    return number - taken.size();
  }

  /** The completions that have one. */
  Set<String> taken() {
    return Set.copyOf(taken.keySet());
  }

  boolean isTaken(String completionId) {
    return taken.containsKey(completionId);
  }

  /**
   * Takes a place.
   *
   * @return frees it, once: not what the same completion took after this was freed by its id
   */
  Runnable take(String completionId) {
    Object ticket = new Object();
    taken.put(completionId, ticket);
    return () -> taken.remove(completionId, ticket);
  }

  /** Frees the place of that completion, if it has one. */
  void free(String completionId) {
    taken.remove(completionId);
  }
}
