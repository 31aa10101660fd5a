package org.celeryresults.store;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Leaves repeating to our own retry: EclipseLink would repeat a statement three times, five seconds
 * apart, whenever a connection was lost. And reads every column through its platform, so that times
 * are read by {@link Times}: its shortcut would ask for a java.sql.Timestamp. Public because
 * EclipseLink makes it by name.
 */
public final class SessionSettings implements SessionCustomizer {
  @Override
  public void customize(Session session) {
    if (session.getDatasourceLogin() instanceof DatabaseLogin login) {
      login.setQueryRetryAttemptCount(0);
      login.setConnectionHealthValidatedOnError(false);
      login.setShouldOptimizeDataConversion(false);
    }
  }
}
