package org.celeryresults.it.contract;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeManager;
import org.celeryresults.purge.PurgeState;

/** Purges that a test waits for. */
public final class Purging {
  private Purging() {}

  /** Purges, and tells what came of it. */
  public static Purge run(PurgeManager purges, String... parameters) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      given.put(parameters[i], parameters[i + 1]);
    }
    return ended(purges, purges.start(given));
  }

  /** What came of it. */
  public static Purge ended(PurgeManager purges, Purge purge) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> purges.find(purge.purgeId()).orElseThrow(),
            now -> now.state() != PurgeState.RUNNING);
  }
}
