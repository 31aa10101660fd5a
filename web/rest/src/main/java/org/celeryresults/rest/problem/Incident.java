package org.celeryresults.rest.problem;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** A failure that the client can't mend: told to the log in full, to the client by its id. */
final class Incident {
  private static final Logger LOG = System.getLogger("org.celeryresults.rest");

  private Incident() {}

  /** The problem, to be found in the log with everything about it. */
  static Problem logged(Throwable failure, Problem problem) {
    String id = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, () -> text(id, failure), failure);
    return problem.withIncident(id);
  }

  /** The same for what passes by itself: one line, since each request adds one while it lasts. */
  static Problem noted(Throwable failure, Problem problem) {
    String id = UUID.randomUUID().toString();
    LOG.log(Level.WARNING, () -> text(id, failure));
    return problem.withIncident(id);
  }

  private static String text(String id, Throwable failure) {
    return "Incident " + id + ": " + failure.getMessage();
  }
}
