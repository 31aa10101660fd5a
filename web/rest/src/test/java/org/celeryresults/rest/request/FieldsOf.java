package org.celeryresults.rest.request;

import java.util.Map;

/** Makes the fields that a client would have sent. */
public final class FieldsOf {
  private FieldsOf() {}

  public static Fields map(Map<?, ?> values) {
    return new Fields(values);
  }
}
