package org.celeryresults.schema.guard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** MariaDB and MySQL: their datetime has no zone; Django and we write UTC. */
final class MySqlIds implements IdUse {
  private static final DateTimeFormatter DATETIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  @Override
  public String literal(Instant time) {
    return "TIMESTAMP'" + DATETIME.format(time) + "'";
  }

  @Override
  public String seconds(String from, String to) {
    return "TIMESTAMPDIFF(SECOND, %s, %s)".formatted(from, to);
  }
}
