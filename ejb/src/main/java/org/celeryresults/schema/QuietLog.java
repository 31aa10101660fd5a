package org.celeryresults.schema;

import java.lang.System.Logger.Level;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;

/**
 * Puts all that Liquibase says on DEBUG. Nothing is lost by it: what goes wrong also comes as an
 * exception, and what goes well is told in one line of ours.
 */
final class QuietLog extends AbstractLogService {
  private static final System.Logger LOG = System.getLogger("org.celeryresults.schema.liquibase");

  @Override
  public int getPriority() {
    return PRIORITY_NOT_APPLICABLE;
  }

  @Override
  @SuppressWarnings("rawtypes") // Liquibase's signature
  public Logger getLog(Class source) {
    return new Debug();
  }

  private static final class Debug extends AbstractLogger {
    /** A message may come at level OFF: it is not to be logged at all. */
    @Override
    public void log(java.util.logging.Level level, String message, Throwable cause) {
      if (!level.equals(java.util.logging.Level.OFF)) {
        LOG.log(Level.DEBUG, message, cause);
      }
    }

    @Override
    public void close() {}
  }
}
