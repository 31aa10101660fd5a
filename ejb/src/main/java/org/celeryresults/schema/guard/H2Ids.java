package org.celeryresults.schema.guard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

final class H2Ids implements IdUse {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  @Override
  public String literal(Instant time) {
    return "TIMESTAMP WITH TIME ZONE '" + TIMESTAMP.format(time) + "'";
  }

  @Override
  public String seconds(String from, String to) {
    return "DATEDIFF(SECOND, %s, %s)".formatted(from, to);
  }
}
