package org.celeryresults.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants to and from what native statements take and give. */
public final class Instants {
  private Instants() {}

  /** As a parameter of a native statement. */
  public static @Nullable OffsetDateTime parameter(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /** As a parameter of a native statement, never null. */
  public static OffsetDateTime required(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** From a column of a native statement's row, whichever type the driver chose. */
  public static @Nullable Instant column(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof OffsetDateTime stored) {
      return stored.toInstant();
    }
    if (value instanceof Timestamp stored) {
      return stored.toInstant();
    }
    throw new IllegalArgumentException("Not a time: " + value.getClass().getName());
  }
}
