package org.celeryresults.schema.guard;

import java.time.Instant;

/** How one kind of database is asked for the ids that were used of late. */
interface IdUse {
  /** A literal for that time. */
  String literal(Instant time);

  /** An expression for the whole seconds between two times. */
  String seconds(String from, String to);
}
