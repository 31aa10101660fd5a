package org.celeryresults.store;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.eclipse.persistence.internal.sessions.AbstractSession;

/**
 * H2 with times bound as what they are: EclipseLink would go through java.sql.Timestamp, which H2
 * reads in the JVM's zone. Public because EclipseLink makes it by name.
 */
public final class H2Platform extends org.eclipse.persistence.platform.database.H2Platform {
  private static final long serialVersionUID = 1L;

  @Override
  public void setParameterValueInDatabaseCall(
      Object parameter, PreparedStatement statement, int index, AbstractSession session)
      throws SQLException {
    if (parameter instanceof OffsetDateTime) {
      statement.setObject(index, parameter);
    } else {
      super.setParameterValueInDatabaseCall(parameter, statement, index, session);
    }
  }

  @Override
  public void setParameterValueInDatabaseCall(
      Object parameter, CallableStatement statement, String name, AbstractSession session)
      throws SQLException {
    if (parameter instanceof OffsetDateTime) {
      statement.setObject(name, parameter);
    } else {
      super.setParameterValueInDatabaseCall(parameter, statement, name, session);
    }
  }
}
