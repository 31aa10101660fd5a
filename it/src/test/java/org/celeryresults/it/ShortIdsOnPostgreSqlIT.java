package org.celeryresults.it;

import org.celeryresults.it.contract.ShortIdsContract;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ShortIdsOnPostgreSqlIT extends ShortIdsContract {
  @Deployment
  static EnterpriseArchive ear() {
    Database.POSTGRESQL.clear();
    return BuiltEar.on(
        Database.POSTGRESQL,
        BuiltEar.with(ShortIdsOnPostgreSqlIT.class, ShortIdsContract.class),
        SETTING);
  }
}
