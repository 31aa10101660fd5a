package org.celeryresults.it;

import org.celeryresults.it.contract.PurgeContract;
import org.celeryresults.it.contract.PurgeFixture;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class PurgeOnMariaDbIT extends PurgeContract {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.on(
        Database.MARIADB,
        BuiltEar.with(PurgeOnMariaDbIT.class, PurgeContract.class, PurgeFixture.class));
  }
}
