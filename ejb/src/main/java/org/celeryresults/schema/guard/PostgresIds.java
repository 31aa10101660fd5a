package org.celeryresults.schema.guard;

import java.time.Instant;

final class PostgresIds implements IdUse {
  @Override
  public String literal(Instant time) {
    return "TIMESTAMPTZ '" + time + "'";
  }

  @Override
  public String seconds(String from, String to) {
    return "CAST(EXTRACT(EPOCH FROM (%2$s - %1$s)) AS bigint)".formatted(from, to);
  }
}
