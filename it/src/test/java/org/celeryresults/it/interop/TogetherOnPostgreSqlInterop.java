package org.celeryresults.it.interop;

import org.celeryresults.it.contract.Purging;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

class TogetherOnPostgreSqlInterop extends TogetherContract {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.listening(
        Workers.beside(
            Database.POSTGRESQL,
            TogetherOnPostgreSqlInterop.class,
            TogetherContract.class,
            MixedChordsContract.class,
            Twins.class,
            Expiring.class,
            Cleanup.class,
            Purging.class),
        BodyInJava.class);
  }
}
