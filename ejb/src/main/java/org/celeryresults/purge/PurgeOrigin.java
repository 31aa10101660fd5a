package org.celeryresults.purge;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a purge comes from.
 *
 * @param source what began it
 * @param startedBy who
 * @param node the node that is to do it
 * @param scheduled when the schedule wanted it; empty: it wasn't the schedule
 */
public record PurgeOrigin(
    PurgeSource source, String startedBy, String node, Optional<Instant> scheduled) {
  static PurgeOrigin of(PurgeSource source, String startedBy, String node) {
    return new PurgeOrigin(source, startedBy, node, Optional.empty());
  }
}
