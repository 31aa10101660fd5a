package org.celeryresults.rest.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as clients write them. */
public final class Timestamps {
  /** What is accepted, for messages. */
  public static final String FORM =
      "an ISO-8601 instant of the years 1 to 9999, such as 2026-11-22T07:17:40.860551Z or"
          + " 2026-11-22T08:17:40+01:00";

  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;

  private Timestamps() {}

  /**
   * The instant, cut to the microseconds that databases hold. A blank before the offset is taken
   * for the plus sign that it was before the URL was decoded.
   *
   * @throws DateTimeException for anything else than {@link #FORM} says
   */
  public static Instant parse(String text) {
    OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
    int year = time.withOffsetSameInstant(ZoneOffset.UTC).getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new DateTimeException("year out of range");
    }
    return time.toInstant().truncatedTo(ChronoUnit.MICROS);
  }
}
