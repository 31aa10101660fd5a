package org.celeryresults.it;

import org.celeryresults.it.contract.PurgeContract;
import org.celeryresults.it.shared.DeployedOnce;
import org.celeryresults.it.shared.SharedEar;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@DeployedOnce(SharedEar.MYSQL)
class PurgeOnMySqlIT extends PurgeContract {
  /** InnoDB locks the entries of each index: the two take them in different orders. */
  @Override
  protected boolean cleanupBearsStores() {
    return false;
  }
}
