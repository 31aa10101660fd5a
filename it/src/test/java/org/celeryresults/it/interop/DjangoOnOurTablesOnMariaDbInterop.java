package org.celeryresults.it.interop;

import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/** We made the tables, and were asked to tell Django so. */
class DjangoOnOurTablesOnMariaDbInterop extends DjangoContract {
  DjangoOnOurTablesOnMariaDbInterop() {
    super(Database.MARIADB);
  }

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    Database.MARIADB.clear();
    return BuiltEar.on(
        Database.MARIADB, BuiltEar.unchanged(), "celery.results.schema-django-migrations=always");
  }
}
