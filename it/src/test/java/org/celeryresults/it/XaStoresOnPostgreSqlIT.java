package org.celeryresults.it;

import org.celeryresults.it.contract.FurtherStores;
import org.celeryresults.it.contract.XaStoresContract;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.TestEnvironment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class XaStoresOnPostgreSqlIT extends XaStoresContract {
  @Deployment
  static EnterpriseArchive ear() {
    PostgreSql.clear();
    return BuiltEar.configured(
        BuiltEar.with(XaStoresOnPostgreSqlIT.class, XaStoresContract.class, FurtherStores.class),
        "celery.results.datasource=" + TestEnvironment.server().jndiName("CeleryResultsXa"),
        "celery.results.datasource.second=" + TestEnvironment.server().jndiName("SecondXa"));
  }
}
