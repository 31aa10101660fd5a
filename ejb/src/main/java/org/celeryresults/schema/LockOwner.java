package org.celeryresults.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * Whose the schema lock is. Liquibase writes down a host; that can't be asked whether it still
 * works. So the owner adds its database session, and who waits can ask the database whether that
 * has ended: with it has ended whatever it was doing. When in doubt, it hasn't.
 */
final class LockOwner {
  private static final String MARK = " session ";
  private static final int COLUMN_WIDTH = 255;

  private final Database database;
  private final Connection connection;
  private final @Nullable SessionQueries queries;

  LockOwner(Database database) {
    this.database = database;
    this.connection = ((JdbcConnection) database.getConnection()).getUnderlyingConnection();
    this.queries = SessionQueries.of(database.getShortName());
  }

  /** To be called by who has the lock. */
  void sign() throws SQLException, DatabaseException {
    String session = queries == null ? null : value(queries.own());
    if (session != null) {
      execute(
          "UPDATE %s SET LOCKEDBY = CONCAT(SUBSTRING(LOCKEDBY, 1, %d), ?) WHERE ID = 1"
              .formatted(table(), COLUMN_WIDTH - MARK.length() - session.length()),
          MARK + session);
    }
  }

  /** True for exactly one of those that wait, and only if that owner's session has ended. */
  boolean releaseOfOneThatIsGone(String owner) throws SQLException, DatabaseException {
    int mark = owner.lastIndexOf(MARK);
    if (queries == null || mark < 0) {
      return false;
    }
    String session = owner.substring(mark + MARK.length());
    return "0".equals(value(queries.living(), repeated(session, queries.parameters())))
        && execute(
                "UPDATE %s SET LOCKED = ?, LOCKGRANTED = NULL, LOCKEDBY = NULL".formatted(table())
                    + " WHERE ID = 1 AND LOCKEDBY = ?",
                false,
                owner)
            == 1;
  }

  private static Object[] repeated(String value, int times) {
    return Collections.nCopies(times, value).toArray();
  }

  private String table() {
    return database.escapeTableName(
        database.getLiquibaseCatalogName(),
        database.getLiquibaseSchemaName(),
        database.getDatabaseChangeLogLockTableName());
  }

  private int execute(String sql, Object... values) throws SQLException, DatabaseException {
    try (PreparedStatement statement = prepared(sql, values)) {
      int rows = statement.executeUpdate();
      database.commit();
      return rows;
    }
  }

  private @Nullable String value(String sql, Object... values)
      throws SQLException, DatabaseException {
    try (PreparedStatement statement = prepared(sql, values);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    } finally {
      database.rollback();
    }
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
