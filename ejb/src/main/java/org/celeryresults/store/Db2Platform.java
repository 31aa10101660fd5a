package org.celeryresults.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.jspecify.annotations.Nullable;

/**
 * Db2, whose timestamps have no zone: they hold UTC. Public because EclipseLink makes it by name.
 */
public final class Db2Platform extends org.eclipse.persistence.platform.database.DB2Platform {
  private static final long serialVersionUID = 1L;

  @Override
  public void setParameterValueInDatabaseCall(
      Object parameter, PreparedStatement statement, int index, AbstractSession session)
      throws SQLException {
    if (!Times.UTC.bind(parameter, statement, index)) {
      super.setParameterValueInDatabaseCall(parameter, statement, index, session);
    }
  }

  @Override
  public @Nullable Object getObjectFromResultSet(
      ResultSet row, int column, int type, AbstractSession session) throws SQLException {
    return Times.isTime(type)
        ? Times.UTC.fromColumn(row, column)
        : super.getObjectFromResultSet(row, column, type, session);
  }
}
