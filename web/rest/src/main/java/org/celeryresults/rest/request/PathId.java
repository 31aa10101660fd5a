package org.celeryresults.rest.request;

import org.celeryresults.store.Columns;

/** Ids in paths: one segment, anything that a URL can hold there, percent-encoded. */
public final class PathId {
  private PathId() {}

  /**
   * The id, when a database could know it.
   *
   * @throws org.celeryresults.message.InvalidValueException when it holds what no database stores
   */
  public static String checked(String field, String id) {
    Columns.text(field, id);
    return id;
  }
}
