package org.celeryresults.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.celeryresults.it.server.ServerLog;
import org.celeryresults.it.server.TestEnvironment;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A purge is under way while the application is redeployed. */
@ExtendWith(ArquillianExtension.class)
class PurgeRedeployedIT {
  private static final String EAR = "ear";

  /** WildFly tells of each job that it stops. */
  private static final String WILDFLY_STOPS = "WFLYBATCH000014";

  /** It stops the job once for each module, and tells when it had ended by then. */
  private static final String WILDFLY_FOUND_ENDED = "WFLYBATCH000015";

  /** It stops session beans in any order, under the look of one that still lives. */
  private static final String WILDFLY_HAS_STOPPED = "WFLYEE0043";

  /** Payara's batch runtime leaves the file of the job open. */
  private static final String PAYARA_CLOSES = "NCLS-COMUTIL-00023";

  private static final List<String> OF_THE_SERVERS =
      List.of(WILDFLY_STOPS, WILDFLY_FOUND_ENDED, WILDFLY_HAS_STOPPED, PAYARA_CLOSES);

  private final Rest node = new Rest(TestEnvironment.server()::http);
  private final Purges purges = new Purges(TestEnvironment.server()::http);

  @ArquillianResource private Deployer deployer;

  @Deployment(name = EAR, managed = false, testable = false)
  static EnterpriseArchive ear() {
    return BuiltEar.on(
        Database.POSTGRESQL,
        BuiltEar.unchanged(),
        "celery.results.purge.lease=PT10M",
        "celery.results.purge.check-interval=PT0.2S");
  }

  @BeforeEach
  void deploy() {
    Database.POSTGRESQL.clear();
    deployer.deploy(EAR);
  }

  @AfterEach
  void undeploy() {
    deployer.undeploy(EAR);
  }

  /** Its lease would last for ten minutes: it is handed over. */
  @Test
  @Timeout(180)
  void it_goes_on_at_once_and_the_schedule_is_as_it_was() throws Exception {
    Expired rows = new Expired(Database.POSTGRESQL, UUID.randomUUID().toString());
    rows.store(node);
    purges.schedule("30 3 2 1 *", true);
    Map<?, ?> schedule = purges.schedule();
    ServerLog before = log();
    String purge = purges.started(Map.of("batch_size", Expired.ROWS / 3, "pause", "PT2S"));
    await().until(() -> purges.deleted(purge) > 0);

    deployer.undeploy(EAR);
    assertThat(rows.left()).isPositive();
    deployer.deploy(EAR);

    assertThat(purges.ended(purge).get("state")).isEqualTo("COMPLETED");
    assertThat(purges.deleted(purge)).isEqualTo(Expired.ROWS);
    assertThat(rows.left()).isZero();
    assertThat(purges.schedule()).isEqualTo(schedule);
    assertThat(log().since(before).count("CELRES-0095: Purge " + purge)).isOne();
    assertThat(ours(log().since(before))).isEmpty();
  }

  private static List<String> ours(ServerLog log) {
    return log.problems().stream()
        .filter(problem -> OF_THE_SERVERS.stream().noneMatch(problem::contains))
        .toList();
  }

  private static ServerLog log() throws IOException {
    return ServerLog.read(TestEnvironment.server().log());
  }
}
