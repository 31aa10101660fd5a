package org.celeryresults.it;

import org.celeryresults.it.contract.PurgeContract;
import org.celeryresults.it.contract.PurgeFaultsContract;
import org.celeryresults.it.contract.PurgeFixture;
import org.celeryresults.it.contract.PurgeReferencesContract;
import org.celeryresults.it.contract.PurgeTrafficContract;
import org.celeryresults.it.contract.Purging;
import org.celeryresults.it.contract.Traffic;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class PurgeOnPostgreSqlIT extends PurgeFaultsContract {
  @Deployment
  static EnterpriseArchive ear() {
    Database.POSTGRESQL.clear();
    return BuiltEar.on(
        Database.POSTGRESQL,
        BuiltEar.with(
            PurgeOnPostgreSqlIT.class,
            PurgeFaultsContract.class,
            PurgeContract.class,
            PurgeTrafficContract.class,
            Traffic.class,
            PurgeReferencesContract.class,
            PurgeFixture.class,
            Purging.class));
  }

  @Override
  protected String waiting() {
    return "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        + " AND query LIKE 'UPDATE celery_results_purge SET progress%'";
  }

  @Override
  protected String kill(long session) {
    return "SELECT pg_terminate_backend(%d)".formatted(session);
  }

  @Override
  protected String deferred() {
    return "DEFERRABLE INITIALLY DEFERRED";
  }
}
