package org.celeryresults.store;

import java.util.Optional;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;

/**
 * Which page of a search is wanted.
 *
 * @param size the most rows, 1 to {@code celery.results.page-size-max}
 * @param cursor from {@link Page#next()} or {@link Page#previous()} of the same search; empty: the
 *     first page
 */
public record PageRequest(int size, Optional<String> cursor) {
  /** The first page. */
  public static PageRequest first(int size) {
    return new PageRequest(size, Optional.empty());
  }

  /**
   * This request.
   *
   * @throws InvalidValueException when the size is out of bounds
   */
  public PageRequest within(int most) {
    if (size < 1 || size > most) {
      throw new InvalidValueException(Message.PAGE_SIZE, "page_size", most, size);
    }
    return this;
  }

  /** The page that a cursor points to. */
  public static PageRequest at(int size, String cursor) {
    return new PageRequest(size, Optional.of(cursor));
  }
}
