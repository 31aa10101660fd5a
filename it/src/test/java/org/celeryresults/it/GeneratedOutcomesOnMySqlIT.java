package org.celeryresults.it;

import org.celeryresults.it.contract.GeneratedOutcomesContract;
import org.celeryresults.it.generated.Generated;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class GeneratedOutcomesOnMySqlIT extends GeneratedOutcomesContract {
  @Deployment
  static EnterpriseArchive ear() {
    Database.MYSQL.clear();
    return BuiltEar.on(
        Database.MYSQL,
        BuiltEar.with(
            Generated.class.getPackage(),
            GeneratedOutcomesOnMySqlIT.class,
            GeneratedOutcomesContract.class));
  }

  @Test
  @Timeout(60)
  void a_result_larger_than_max_allowed_packet_is_refused_and_the_row_stays() {
    refusesMoreThanThePacketHolds(64 << 20);
  }
}
