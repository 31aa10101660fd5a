package org.celeryresults.store;

import java.util.List;
import java.util.Optional;

/**
 * One page of a search.
 *
 * @param items in the order asked for; at most the page size
 * @param next cursor of the page after; empty when there is none
 * @param previous cursor of the page before; empty on the first page
 */
public record Page<T>(List<T> items, Optional<String> next, Optional<String> previous) {
  public Page {
    items = List.copyOf(items);
  }
}
