package org.celeryresults.it.http;

import org.celeryresults.it.conformance.Fixture;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

class DjangoConformanceOnPostgreSqlIT extends DjangoConformanceContract {
  DjangoConformanceOnPostgreSqlIT() {
    super(Fixture.POSTGRESQL);
  }

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    Database.POSTGRESQL.load(Fixture.POSTGRESQL);
    return BuiltEar.unchanged();
  }
}
