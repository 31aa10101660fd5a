package org.celeryresults.it.faults;

import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Payara and a WildFly. */
@Tag("payara-pair")
@ExtendWith(ArquillianExtension.class)
class TwoNodesOnMariaDbIT extends TwoNodesOutageContract {
  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    return on(Database.MARIADB);
  }

  @Override
  int chordsAtOnce() {
    return 200;
  }
}
