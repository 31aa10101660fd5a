package org.celeryresults.it;

import org.celeryresults.it.contract.PurgeContract;
import org.celeryresults.it.contract.PurgeFaultsContract;
import org.celeryresults.it.contract.PurgeFixture;
import org.celeryresults.it.contract.PurgeReferencesContract;
import org.celeryresults.it.contract.PurgeTrafficContract;
import org.celeryresults.it.contract.Purging;
import org.celeryresults.it.contract.Traffic;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class PurgeOnMariaDbIT extends PurgeFaultsContract {
  @Deployment
  static EnterpriseArchive ear() {
    Database.MARIADB.clear();
    return BuiltEar.on(
        Database.MARIADB,
        BuiltEar.with(
            PurgeOnMariaDbIT.class,
            PurgeFaultsContract.class,
            PurgeContract.class,
            PurgeTrafficContract.class,
            Traffic.class,
            PurgeReferencesContract.class,
            PurgeFixture.class,
            Purging.class));
  }

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
