package org.celeryresults.it;

import org.celeryresults.it.contract.GeneratedOutcomesContract;
import org.celeryresults.it.generated.Generated;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.PostgreSql;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class GeneratedOutcomesOnPostgreSqlIT extends GeneratedOutcomesContract {
  @Deployment
  static EnterpriseArchive ear() {
    PostgreSql.clear();
    return BuiltEar.with(
        Generated.class.getPackage(),
        GeneratedOutcomesOnPostgreSqlIT.class,
        GeneratedOutcomesContract.class);
  }
}
