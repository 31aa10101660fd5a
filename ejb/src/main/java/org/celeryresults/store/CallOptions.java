package org.celeryresults.store;

import org.celeryresults.message.InvalidValueException;

/**
 * Views of a manager that make each of its calls in another way. They can be combined, in any
 * order: {@code tasks.independent().withMaxRetries(5)}.
 *
 * @param <M> the manager
 */
public interface CallOptions<M> {
  /**
   * This manager, but every call in a transaction of its own, whatever the caller's does: for
   * progress that others must see before the caller commits.
   */
  M independent();

  /**
   * This manager, but a call that fails for a passing reason is repeated at most so many times,
   * whatever {@code celery.results.retry.max-retries} says. Within the caller's transaction there
   * is one attempt as ever.
   *
   * @param maxRetries repetitions after the first attempt; 0 for none
   * @throws InvalidValueException when it is negative
   */
  M withMaxRetries(int maxRetries);
}
