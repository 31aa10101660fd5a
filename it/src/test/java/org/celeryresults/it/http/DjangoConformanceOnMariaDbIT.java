package org.celeryresults.it.http;

import org.celeryresults.it.conformance.Fixture;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

class DjangoConformanceOnMariaDbIT extends DjangoConformanceContract {
  DjangoConformanceOnMariaDbIT() {
    super(Fixture.MARIADB);
  }

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    Database.MARIADB.load(Fixture.MARIADB);
    return BuiltEar.on(Database.MARIADB, BuiltEar.unchanged());
  }
}
