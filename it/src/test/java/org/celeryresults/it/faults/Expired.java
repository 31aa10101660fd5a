package org.celeryresults.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.celeryresults.it.server.Database;

/**
 * Results that a purge deletes.
 *
 * @param database where they are
 * @param prefix of their ids
 */
record Expired(Database database, String prefix) {
  static final int ROWS = 40;
  private static final String LONG_AGO = "2020-02-02 00:00:00";

  /** Stores them at a node. */
  void store(Rest node) throws Exception {
    for (int i = 0; i < ROWS; i++) {
      assertThat(node.store(prefix + "-" + i, "1").statusCode()).isEqualTo(201);
    }
    database.execute(
        "UPDATE django_celery_results_taskresult SET date_done = '%s' WHERE task_id LIKE '%s%%'"
            .formatted(LONG_AGO, prefix));
  }

  /** Puts many past the server, where a node's requests would take too long. */
  void insert(int rows) {
    String row = "('%s-%d', 'SUCCESS', 'application/json', 'utf-8', '1', '%3$s', '%3$s')";
    String values =
        IntStream.range(0, rows)
            .mapToObj(i -> row.formatted(prefix, i, LONG_AGO))
            .collect(Collectors.joining(", "));
    database.execute(
        "INSERT INTO django_celery_results_taskresult (task_id, status, content_type,"
            + " content_encoding, result, date_created, date_done) VALUES "
            + values);
  }

  /** How many are still there. */
  int left() throws SQLException {
    return new Table(database).rows(prefix).size();
  }
}
