package org.celeryresults.it;

import org.celeryresults.it.contract.PurgeFaultsContract;
import org.celeryresults.it.shared.DeployedOnce;
import org.celeryresults.it.shared.SharedEar;
import org.jboss.arquillian.junit5.ArquillianExtension;
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

  @Override
  protected String deferred() {
    return "DEFERRABLE INITIALLY DEFERRED";
  }
}
