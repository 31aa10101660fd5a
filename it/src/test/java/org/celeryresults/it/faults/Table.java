package org.celeryresults.it.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.celeryresults.it.server.Database;

/**
 * The table of tasks, past the server.
 *
 * @param database where it is
 */
record Table(Database database) {

  private static final String ROWS =
      "SELECT task_id, result, date_created FROM django_celery_results_taskresult"
          + " WHERE task_id LIKE ?";

  /** All rows whose ids begin so. */
  List<Ledger.Row> rows(String prefix) throws SQLException {
    List<Ledger.Row> found = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(ROWS)) {
      statement.setString(1, prefix + "%");
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        found.add(new Ledger.Row(rows.getString(1), rows.getInt(2), created(rows)));
      }
    }
    return found;
  }

  /** Compares, and notes the figures. */
  Figures judge(Writers writers, String test) throws Exception {
    Figures figures = writers.ledger().compare(rows(writers.prefix()));
    figures.note(database + " | " + test);
    return figures;
  }

  /** A DATETIME of MariaDB is UTC. */
  private Instant created(ResultSet rows) throws SQLException {
    return database == Database.MARIADB
        ? rows.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)
        : rows.getObject(3, OffsetDateTime.class).toInstant();
  }
}
