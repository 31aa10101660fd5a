package org.celeryresults.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.celeryresults.it.server.TestEnvironment;
import org.celeryresults.it.server.TestServer;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Nodes that are killed in the middle of a purge, or before one is due. */
@TestMethodOrder(OrderAnnotation.class)
abstract class TwoNodesOutageContract extends TwoNodesScheduleContract {

  /** For seconds of batches that follow each other without a rest: a kill falls among them. */
  private static final int MANY = 1000;

  private static final Map<String, ?> ONE_BY_ONE = Map.of("batch_size", 1);

  @Test
  @Timeout(180)
  void a_purge_whose_node_was_killed_goes_on_and_the_schedule_stays() throws Exception {
    beginOnce();
    rows().insert(MANY);
    Logs logs = logs();
    purgesThere().schedule("30 3 2 1 *", true);
    String purge = killedInMidPurge(purgesThere(), second()::kill, purges());
    try {
      assertEnded(purge, purges());
      assertThat(logs.here().count("CELRES-0081: Purge " + purge)).isOne();
    } finally {
      second().start();
    }
    assertThat(purgesThere().schedule()).isEqualTo(purges().schedule());
    assertThat(purgesThere().schedule().get("cron")).isEqualTo("30 3 2 1 *");
  }

  /** It comes last: both nodes have been killed then, and one is enough to see what follows. */
  @Test
  @Tag("payara")
  @Order(Integer.MAX_VALUE)
  @Timeout(300)
  void payara_too_may_be_killed_and_makes_up_for_what_was_due_while_no_node_was_up()
      throws Exception {
    TestServer server = TestEnvironment.server();
    beginOnce();
    purges().schedule("0 4 * * *", true);
    rows().insert(MANY);
    Logs logs = logs();
    String purge =
        assertNothingIsLostBy(
            () -> killedInMidPurge(purges(), server::kill, purgesThere()),
            "Payara killed by SIGKILL");
    assertEnded(purge, purgesThere());
    assertThat(logs.there().count("CELRES-0081: Purge " + purge)).isOne();

    second().kill();
    String due = due(Duration.ofMinutes(2));
    server.startAgain();
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> here().store(id(), "1").statusCode() < 300);

    awaitOnce(due);
    assertThat(logs.here().count("CELRES-0089: The purge that was due at " + due)).isOne();
  }

  /** Payara's first job of all begins late, for its lease. */
  private void beginOnce() throws Exception {
    assertThat(purges().ended(purges().started(Map.of())).get("state")).isEqualTo("COMPLETED");
  }

  private static String killedInMidPurge(Purges node, Runnable kill, Purges other)
      throws Exception {
    String purge = node.started(ONE_BY_ONE);
    await().until(() -> other.deleted(purge) > 0);
    kill.run();
    return purge;
  }

  private void assertEnded(String purge, Purges node) throws Exception {
    assertThat(node.ended(purge).get("state")).isEqualTo("COMPLETED");
    assertThat(node.deleted(purge)).isEqualTo(MANY);
    assertThat(left()).isZero();
  }
}
