package org.celeryresults.it;

import org.celeryresults.it.conformance.Fixture;
import org.celeryresults.it.conformance.ManagersConformanceContract;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ConformanceOnPostgreSqlIT extends ManagersConformanceContract {
  ConformanceOnPostgreSqlIT() {
    super(Fixture.POSTGRESQL);
  }

  @Deployment
  static EnterpriseArchive ear() {
    Database.POSTGRESQL.load(Fixture.POSTGRESQL);
    return BuiltEar.on(
        Database.POSTGRESQL, BuiltEar.with(ConformanceOnPostgreSqlIT.class, Fixture.POSTGRESQL));
  }
}
