package org.celeryresults.it;

import org.celeryresults.it.contract.PurgeFaultsContract;
import org.celeryresults.it.shared.DeployedOnce;
import org.celeryresults.it.shared.SharedEar;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@DeployedOnce(SharedEar.MARIADB)
class PurgeOnMariaDbIT extends PurgeFaultsContract {
  @Override
  protected String waiting() {
    return "SELECT id FROM information_schema.processlist"
        + " WHERE info LIKE 'UPDATE celery_results_purge SET progress%'";
  }

  @Override
  protected String kill(long session) {
    return "KILL %d".formatted(session);
  }

  /** InnoDB locks the entries of each index: the two take them in different orders. */
  @Override
  protected boolean cleanupBearsStores() {
    return false;
  }
}
