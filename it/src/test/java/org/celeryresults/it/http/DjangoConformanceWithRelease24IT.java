package org.celeryresults.it.http;

import org.celeryresults.it.conformance.Fixture;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

class DjangoConformanceWithRelease24IT extends DjangoConformanceContract {
  DjangoConformanceWithRelease24IT() {
    super(Fixture.POSTGRESQL_2_4);
  }

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    Database.POSTGRESQL.load(Fixture.POSTGRESQL_2_4);
    return BuiltEar.on(Database.POSTGRESQL, BuiltEar.unchanged());
  }
}
