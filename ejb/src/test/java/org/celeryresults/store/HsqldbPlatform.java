package org.celeryresults.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.jspecify.annotations.Nullable;

/** HSQLDB with times bound as what they are. Public because EclipseLink makes it by name. */
public final class HsqldbPlatform extends org.eclipse.persistence.platform.database.HSQLPlatform {
  private static final long serialVersionUID = 1L;

  @Override
  public void setParameterValueInDatabaseCall(
      Object parameter, PreparedStatement statement, int index, AbstractSession session)
      throws SQLException {
    if (!Times.ZONED.bind(parameter, statement, index)) {
      super.setParameterValueInDatabaseCall(parameter, statement, index, session);
    }
  }

  @Override
  public @Nullable Object getObjectFromResultSet(
      ResultSet row, int column, int type, AbstractSession session) throws SQLException {
    return Times.isTime(type)
        ? Times.ZONED.fromColumn(row, column)
        : super.getObjectFromResultSet(row, column, type, session);
  }
}
