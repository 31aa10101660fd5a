package org.celeryresults.it.faults;

import java.time.Duration;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class FaultsOnMariaDbIT extends FaultsContract {

  FaultsOnMariaDbIT() {
    super(
        "KILL USER celery",
        "KILL USER celery",
        "SET GLOBAL innodb_lock_wait_timeout = 1",
        "SET GLOBAL innodb_lock_wait_timeout = 50",
        Duration.ofMillis(1500));
  }

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    return on(Database.MARIADB);
  }
}
