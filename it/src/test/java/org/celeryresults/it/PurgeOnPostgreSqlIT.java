package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.celeryresults.it.contract.PurgeFaultsContract;
import org.celeryresults.it.shared.DeployedOnce;
import org.celeryresults.it.shared.SharedEar;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@DeployedOnce(SharedEar.POSTGRESQL)
class PurgeOnPostgreSqlIT extends PurgeFaultsContract {
  @Override
  protected String waiting() {
    return "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        + " AND query LIKE 'UPDATE celery_results_purge SET progress%'";
  }

  @Override
  protected String kill(long session) {
    return "SELECT pg_terminate_backend(%d)".formatted(session);
  }

  /** A row's place names it within its own table only. */
  @Test
  void rows_of_a_table_that_inherits_are_not_taken_for_those_at_the_same_places() throws Exception {
    many(50);
    execute("CREATE TABLE unfinished () INHERITS (django_celery_results_taskresult)");
    try {
      execute(
          "INSERT INTO unfinished (id, task_id, status, content_type, content_encoding,"
              + " date_created, date_done) SELECT -n, 'unfinished ' || n, 'STARTED', '', '',"
              + " TIMESTAMP '2020-02-02', %s FROM generate_series(1, 5000) n"
                  .formatted(timestamp(2)));

      assertThat(deleted(purge("dryRun", "true"))).isEqualTo(50);
      assertThat(deleted(purge())).isEqualTo(50);
      assertThat(count("unfinished")).isEqualTo(5000);
    } finally {
      execute("DROP TABLE unfinished");
    }
  }

  @Override
  protected String deferred() {
    return "DEFERRABLE INITIALLY DEFERRED";
  }
}
