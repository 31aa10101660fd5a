package org.celeryresults.it.interop;

import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

class WorkersOnPostgreSqlInterop extends WorkersContract {
  @Deployment
  static EnterpriseArchive ear() {
    return Workers.beside(
        Database.POSTGRESQL,
        WorkersOnPostgreSqlInterop.class,
        WorkersContract.class,
        Workload.class,
        Reader.class);
  }
}
