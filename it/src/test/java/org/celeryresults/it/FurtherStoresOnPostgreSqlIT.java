package org.celeryresults.it;

import org.celeryresults.it.contract.FurtherStores;
import org.celeryresults.it.contract.FurtherStoresContract;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.TestEnvironment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class FurtherStoresOnPostgreSqlIT extends FurtherStoresContract {
  @Deployment
  static EnterpriseArchive ear() {
    PostgreSql.clear();
    return BuiltEar.configured(
        BuiltEar.with(
            FurtherStoresOnPostgreSqlIT.class, FurtherStoresContract.class, FurtherStores.class),
        "celery.results.read-datasource=" + TestEnvironment.server().jndiName("Nowhere"),
        "celery.results.datasource.second=" + TestEnvironment.server().jndiName("Second"),
        "celery.results.datasource.same=" + TestEnvironment.server().jndiName("CeleryResultsXa"));
  }
}
