package org.celeryresults.retry;

import java.sql.SQLException;
import org.celeryresults.message.Causes;
import org.jspecify.annotations.Nullable;

/** Tells that no connection was to be had although no database has refused one. */
public final class BusyPool {
  /** By name, since not every server shows us the class. */
  private static final String POOLS = "jakarta.resource.ResourceException";

  private BusyPool() {}

  /** True when a server's pool has failed by itself: all its connections are in use. */
  public static boolean isBehind(Throwable failure) {
    return Causes.of(failure, SQLException.class).allMatch(e -> e.getSQLState() == null)
        && Causes.of(failure).anyMatch(e -> isPools(e.getClass()));
  }

  private static boolean isPools(@Nullable Class<?> type) {
    return type != null && (type.getName().equals(POOLS) || isPools(type.getSuperclass()));
  }
}
