package org.celeryresults.it;

import org.celeryresults.it.contract.ChordExpiryContract;
import org.celeryresults.it.contract.ChordUpkeepContract;
import org.celeryresults.it.contract.ChordsContract;
import org.celeryresults.it.contract.ChordsFixture;
import org.celeryresults.it.contract.Purging;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ChordsOnMariaDbIT extends ChordsContract {
  @Deployment
  static EnterpriseArchive ear() {
    Database.MARIADB.clear();
    return BuiltEar.on(
        Database.MARIADB,
        BuiltEar.listening(
            BuiltEar.with(
                ChordsOnMariaDbIT.class,
                ChordsContract.class,
                ChordUpkeepContract.class,
                ChordExpiryContract.class,
                Purging.class,
                ChordsFixture.class)),
        settings());
  }
}
