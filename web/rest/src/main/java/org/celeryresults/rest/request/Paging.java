package org.celeryresults.rest.request;

import org.celeryresults.store.PageRequest;

/** The parameters that every list takes: {@code page_size} and {@code cursor}. */
public final class Paging {
  private static final int DEFAULT_SIZE = 50;

  private Paging() {}

  /** The page that is asked for; the managers check its size. */
  public static PageRequest of(QueryParameters parameters) {
    int size = parameters.number("page_size", DEFAULT_SIZE);
    String cursor = parameters.text("cursor");
    return cursor == null ? PageRequest.first(size) : PageRequest.at(size, cursor);
  }
}
