package org.celeryresults.purge;

import java.time.Instant;

/**
 * Who may purge: a row that one holds, and renews with each batch.
 *
 * @param name what for
 * @param holder the node
 * @param token grows with each holder: what an earlier one does no longer counts
 * @param purgeId its purge
 * @param acquired since when
 * @param expires when others may take it, unless it is renewed
 */
public record Lease(
    String name, String holder, long token, String purgeId, Instant acquired, Instant expires) {
  boolean isHeld(Instant now) {
    return expires.isAfter(now);
  }

  /** Whether its holder didn't wait for it to run out. */
  boolean isGivenBack() {
    return !expires.isAfter(acquired);
  }
}
