package org.celeryresults.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two WildFlys. */
@Tag("wildfly-pair")
@ExtendWith(ArquillianExtension.class)
class TwoNodesOnPostgreSqlIT extends TwoNodesOutageContract {
  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    return on(Database.POSTGRESQL);
  }

  @Test
  @Timeout(120)
  void a_purge_whose_node_was_frozen_for_too_long_goes_on_on_the_other() throws Exception {
    expired();
    Logs logs = logs();
    String purge = purgesThere().started(inThirds());
    await().until(() -> purges().deleted(purge) > 0);
    second().freeze();
    try {
      await().until(() -> logs.here().contains("CELRES-0081: Purge " + purge));
    } finally {
      second().thaw();
    }
    await().until(() -> logs.there().contains("CELRES-0080: Purge " + purge));

    assertThat(purges().ended(purge).get("state")).isEqualTo("COMPLETED");
    assertThat(purges().deleted(purge)).isEqualTo(EXPIRED);
    assertThat(left()).isZero();
    assertThat(logs.there().problemsOfOurs()).isEmpty();
  }

  /** It comes last: nobody needs that node any more. And it is a WildFly beside both servers. */
  @Test
  @Tag("wildfly")
  @Order(Integer.MAX_VALUE)
  @Timeout(120)
  void a_purge_whose_node_is_shut_down_goes_on_at_once_on_the_other() throws Exception {
    expired();
    Logs logs = logs();
    String purge = purgesThere().started(inThirds());
    await().until(() -> purges().deleted(purge) > 0);
    second().stop();

    assertThat(purges().ended(purge).get("state")).isEqualTo("COMPLETED");
    boolean wasFastEnough = !logs.there().contains("CELRES-0098: Purge " + purge);
    String goesOn = wasFastEnough ? "CELRES-0095" : "CELRES-0081";
    assertThat(logs.here().count(goesOn + ": Purge " + purge)).isOne();
    assertThat(purges().deleted(purge)).isEqualTo(EXPIRED);
    assertThat(left()).isZero();
    assertThat(logs.here().problemsOfOurs()).hasSize(wasFastEnough ? 0 : 1);
  }

  /** With rests in which the node surely has no transaction open. */
  private static Map<String, ?> inThirds() {
    return Map.of("batch_size", EXPIRED / 3, "pause", "PT1.5S");
  }

  @Override
  int chordsAtOnce() {
    return 200;
  }
}
