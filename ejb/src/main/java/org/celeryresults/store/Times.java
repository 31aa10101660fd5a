package org.celeryresults.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How instants go to a database and come back: never through java.sql.Timestamp, which drivers read
 * in the JVM's or the session's zone, where an hour is missing in spring and another comes twice in
 * autumn.
 */
public enum Times {
  /** Columns that know their zone. */
  ZONED {
    @Override
    Object toColumn(OffsetDateTime time) {
      return time;
    }

    @Override
    @Nullable Object fromColumn(ResultSet row, int column) throws SQLException {
      return row.getObject(column, OffsetDateTime.class);
    }
  },

  /** Columns without a zone: they hold UTC, as Django's do. */
  UTC {
    @Override
    Object toColumn(OffsetDateTime time) {
      return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    @Override
    @Nullable Object fromColumn(ResultSet row, int column) throws SQLException {
      LocalDateTime time = row.getObject(column, LocalDateTime.class);
      return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
  };

  private static final int ORACLE_TIMESTAMP_WITH_TIME_ZONE = -101;

  abstract Object toColumn(OffsetDateTime time);

  abstract @Nullable Object fromColumn(ResultSet row, int column) throws SQLException;

  /** Sets the parameter if it is a time. */
  boolean bind(@Nullable Object parameter, PreparedStatement statement, int index)
      throws SQLException {
    if (parameter instanceof OffsetDateTime time) {
      statement.setObject(index, toColumn(time));
      return true;
    }
    return false;
  }

  static boolean isTime(int jdbcType) {
    return jdbcType == Types.TIMESTAMP
        || jdbcType == Types.TIMESTAMP_WITH_TIMEZONE
        || jdbcType == ORACLE_TIMESTAMP_WITH_TIME_ZONE;
  }
}
