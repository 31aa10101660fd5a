package org.celeryresults.it;

import org.celeryresults.it.contract.GeneratedOutcomesContract;
import org.celeryresults.it.shared.DeployedOnce;
import org.celeryresults.it.shared.SharedEar;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@DeployedOnce(SharedEar.MYSQL)
class GeneratedOutcomesOnMySqlIT extends GeneratedOutcomesContract {
  @Test
  @Timeout(60)
  void a_result_larger_than_max_allowed_packet_is_refused_and_the_row_stays() {
    refusesMoreThanThePacketHolds(64 << 20);
  }
}
