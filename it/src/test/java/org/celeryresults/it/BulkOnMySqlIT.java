package org.celeryresults.it;

import org.celeryresults.it.contract.BulkContract;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class BulkOnMySqlIT extends BulkContract {
  @Deployment
  static EnterpriseArchive ear() {
    Database.MYSQL.clear();
    return BuiltEar.on(Database.MYSQL, BuiltEar.with(BulkOnMySqlIT.class, BulkContract.class));
  }
}
