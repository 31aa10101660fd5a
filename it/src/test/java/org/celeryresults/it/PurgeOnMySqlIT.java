package org.celeryresults.it;

import org.celeryresults.it.contract.PurgeContract;
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
class PurgeOnMySqlIT extends PurgeContract {
  @Deployment
  static EnterpriseArchive ear() {
    Database.MYSQL.clear();
    return BuiltEar.on(
        Database.MYSQL,
        BuiltEar.with(
            PurgeOnMySqlIT.class,
            PurgeContract.class,
            PurgeTrafficContract.class,
            Traffic.class,
            PurgeReferencesContract.class,
            PurgeFixture.class,
            Purging.class));
  }

  /** InnoDB locks the entries of each index: the two take them in different orders. */
  @Override
  protected boolean cleanupBearsStores() {
    return false;
  }
}
