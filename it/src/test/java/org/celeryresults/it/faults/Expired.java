package org.celeryresults.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.celeryresults.it.server.Database;

/**
 * Results that a purge deletes.
 *
 * @param database where they are
 * @param prefix of their ids
 */
record Expired(Database database, String prefix) {
  static final int ROWS = 40;

  /** Stores them at a node. */
  void store(Rest node) throws Exception {
    for (int i = 0; i < ROWS; i++) {
      assertThat(node.store(prefix + "-" + i, "1").statusCode()).isEqualTo(201);
    }
    database.execute(
        "UPDATE django_celery_results_taskresult SET date_done = '2020-02-02 00:00:00'"
            + " WHERE task_id LIKE '%s%%'".formatted(prefix));
  }

  /** How many are still there. */
  int left() throws SQLException {
    return new Table(database).rows(prefix).size();
  }
}
