package org.celeryresults.chord;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.celeryresults.config.StoreClock;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Columns;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Queries;
import org.celeryresults.store.Stores;
import org.celeryresults.store.Upsert;

/**
 * The inner layer: begins a chord in one transaction. That it was begun is recorded first, by the
 * statement that stores everything, and outlives the counter: so a chord is begun once, even if it
 * is asked for again after its last part returned.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class ChordCreation {
  private static final Upsert START =
      new Upsert(
          "celery_results_chord",
          "group_id",
          List.of(),
          List.of(),
          List.of("date_created"),
          "date_done");

  private static final String SIZE =
      "UPDATE celery_results_chord SET header_size = ?1, delivery = ?2 WHERE group_id = ?3";

  private static final String BEGUN_BY =
      "SELECT delivery FROM celery_results_chord WHERE group_id = ?1";

  private static final String COUNTER =
      "INSERT INTO django_celery_results_chordcounter (group_id, sub_tasks, count)"
          + " VALUES (?1, ?2, ?3)";

  @EJB private Stores stores;
  @EJB private ChordStore chords;
  @Inject @StoreClock private Clock clock;

  /**
   * True when this began it.
   *
   * @param call marks the call, not its attempts, of which an earlier one may have begun it
   */
  public boolean create(String groupId, List<ResultTuple> members, int size, String call) {
    EntityManager em = stores.entityManager(Stores.DEFAULT);
    boolean first = isFirst(em, groupId);
    List<ChordCounter> counters = chords.sameToTheColumn(groupId);
    Optional<List<ResultTuple>> known = known(groupId, counters);
    if (known.isPresent() || !first) {
      known.ifPresent(header -> requireSame(groupId, header, members));
      return !first && isBegunBy(em, groupId, call);
    }
    counters.forEach(other -> Columns.requireSame("group_id", groupId, other.groupId()));
    Queries.run(em, SIZE, size, call, groupId);
    Queries.run(em, COUNTER, groupId, Header.text(members), size);
    return true;
  }

  private boolean isFirst(EntityManager em, String groupId) {
    Object now = Instants.required(clock.instant());
    return stores
        .dialect(Stores.DEFAULT)
        .store(em, START, Optional.empty(), List.of(groupId, now, now))
        .orElseThrow()
        .created();
  }

  private static boolean isBegunBy(EntityManager em, String groupId, String call) {
    return Queries.numbered(em, BEGUN_BY, List.of(groupId)).getResultList().contains(call);
  }

  /** The header by the counter, Python's too, or by the completion. */
  private Optional<List<ResultTuple>> known(String groupId, List<ChordCounter> counters) {
    return counters.stream()
        .filter(counter -> counter.groupId().equals(groupId))
        .findFirst()
        .map(ChordCounter::members)
        .or(
            () ->
                chords.completionsOf(groupId).stream()
                    .filter(completion -> completion.failedTaskId().isEmpty())
                    .map(ChordCompletion::members)
                    .findFirst());
  }

  private static void requireSame(
      String groupId, List<ResultTuple> begun, List<ResultTuple> asked) {
    if (!begun.equals(asked)) {
      throw new CeleryResultsException(Message.CHORD_DIFFERS, groupId, begun.size(), asked.size());
    }
  }
}
