package org.celeryresults.chord;

import static org.celeryresults.store.Queries.query;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.celeryresults.store.Chunks;

/** Which chords still need what we have recorded of them. */
final class ChordRemains {
  /** By ids, not by a join: Django's column and ours may be of different collations. */
  private static final String WAITING =
      "SELECT c.groupId FROM ChordCounter c WHERE c.groupId IN :ids";

  private static final String TOLD =
      "SELECT d.groupId FROM ChordCompletion d WHERE d.groupId IN :ids";

  private static final String COUNTED =
      "SELECT DISTINCT p.groupId FROM ChordPart p WHERE p.groupId IN :ids";

  private ChordRemains() {}

  /** Those that still have a counter, or a completion. */
  static Set<String> inUse(EntityManager em, List<String> groupIds) {
    return among(em, groupIds, List.of(WAITING, TOLD));
  }

  /** Those that still have a counter, a completion, or a part in the ledger. */
  static Set<String> recorded(EntityManager em, List<String> groupIds) {
    return among(em, groupIds, List.of(WAITING, TOLD, COUNTED));
  }

  private static Set<String> among(EntityManager em, List<String> groupIds, List<String> queries) {
    Set<String> found = new HashSet<>();
    for (List<String> ids : Chunks.of(groupIds)) {
      for (String jpql : queries) {
        found.addAll(query(em, jpql, String.class, Map.of("ids", ids)).getResultList());
      }
    }
    return found;
  }
}
