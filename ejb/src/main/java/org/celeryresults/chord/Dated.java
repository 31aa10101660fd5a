package org.celeryresults.chord;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.BatchOrder;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.Position;
import org.celeryresults.retention.Tally;
import org.celeryresults.retention.Terms;
import org.celeryresults.store.Queries;

/**
 * What is looked at of a row of our own: enough to let it expire.
 *
 * @param id its number
 * @param groupId the chord that it belongs to
 * @param date from which its age is counted
 */
public record Dated(long id, String groupId, Instant date) {
  /**
   * The next rows of a batch, oldest first.
   *
   * @param entity with the attributes id, groupId and dateCreated
   */
  static List<Dated> next(EntityManager em, String entity, BatchOrder order, Instant before) {
    String jpql =
        ("SELECT NEW org.celeryresults.chord.Dated(e.id, e.groupId, e.dateCreated) FROM %s e"
                + " WHERE e.dateCreated >= :date AND (e.dateCreated > :date OR e.id > :id)"
                + " AND e.dateCreated < :before ORDER BY e.dateCreated, e.id")
            .formatted(entity);
    Map<String, ?> parameters =
        Map.of("date", order.after().date(), "id", order.after().id(), "before", before);
    return Queries.query(em, jpql, Dated.class, parameters)
        .setMaxResults(order.size())
        .getResultList();
  }

  static List<String> groupIds(List<Dated> rows) {
    return rows.stream().map(Dated::groupId).distinct().toList();
  }

  static List<Long> ids(List<Dated> rows) {
    return rows.stream().map(Dated::id).toList();
  }

  /** What a batch did that looked at {@code all}, and deleted {@code gone} of them. */
  static Batch batch(BatchOrder order, List<Dated> all, List<Dated> gone, Kept kept) {
    List<Tally> tallies =
        gone.stream().map(row -> Tally.of(Terms.DEFAULT_RULE, row.date(), 0)).toList();
    Position end =
        all.isEmpty()
            ? order.after()
            : order.after().at(all.get(all.size() - 1).date(), all.get(all.size() - 1).id());
    return new Batch(Batch.sum(tallies), kept, end, all.size() < order.size());
  }
}
