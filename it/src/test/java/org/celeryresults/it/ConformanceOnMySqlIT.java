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
class ConformanceOnMySqlIT extends ManagersConformanceContract {
  ConformanceOnMySqlIT() {
    super(Fixture.MARIADB);
  }

  @Deployment
  static EnterpriseArchive ear() {
    Database.MYSQL.load(Fixture.MARIADB);
    return BuiltEar.on(Database.MYSQL, BuiltEar.with(ConformanceOnMySqlIT.class, Fixture.MARIADB));
  }
}
