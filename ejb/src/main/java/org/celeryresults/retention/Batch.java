package org.celeryresults.retention;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one batch did, or would do.
 *
 * @param tallies what it deleted, by rule
 * @param kept what had expired but was left
 * @param end where the next one begins
 * @param last whether there is nothing after it
 */
public record Batch(List<Tally> tallies, Kept kept, Position end, boolean last) {
  public Batch {
    tallies = List.copyOf(tallies);
  }

  /** Nothing to do. */
  public static Batch nothing(Position end) {
    return new Batch(List.of(), Kept.NONE, end, true);
  }

  /** How many rows it deleted. */
  public long rows() {
    return tallies.stream().mapToLong(Tally::rows).sum();
  }

  /** Those of the same rule in one. */
  public static List<Tally> sum(Collection<Tally> tallies) {
    Map<String, Tally> byRule = new LinkedHashMap<>();
    tallies.forEach(tally -> byRule.merge(tally.rule(), tally, Tally::plus));
    return List.copyOf(byRule.values());
  }
}
