package org.celeryresults.chord;

import static org.celeryresults.store.Queries.query;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.config.StoreClock;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Queries;
import org.celeryresults.store.Stores;

/** The inner layer: each method one transaction in which a chord is counted down. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class ChordCounting {
  private static final String LEDGER =
      "SELECT p.delivery, p.remaining FROM ChordPart p WHERE p.groupId = :group AND p.taskId = :task";

  private static final String LOCK =
      "UPDATE django_celery_results_chordcounter SET count = 0 WHERE group_id = ?1";

  @EJB private Stores stores;
  @EJB private ChordStore chords;
  @Inject private Event<CompletionDue> due;
  @Inject @StoreClock private Clock clock;

  /** Counts the part; of one that was counted already, answers what that call was answered. */
  public PartReturned returned(Part part) {
    EntityManager em = stores.entityManager(Stores.DEFAULT);
    Optional<Countdown.Counted> counted = countdown().count(em, part.line(now()));
    if (counted.isEmpty()) {
      return counted(em, part);
    }
    Countdown.Counted done = counted.get();
    if (done.remaining() == 0 || done.failed()) {
      due.fire(new CompletionDue());
    }
    return PartReturned.counted(done.remaining());
  }

  /** Completes a chord whatever it waits for; false when there is no counter. */
  public boolean complete(String groupId, String completionId) {
    EntityManager em = stores.entityManager(Stores.DEFAULT);
    if (chords.find(groupId).isEmpty() || Queries.run(em, LOCK, groupId) == 0) {
      return chords.completionsOf(groupId).stream()
          .anyMatch(completion -> completion.completionId().equals(completionId));
    }
    Completions.complete(em, groupId, completionId, now());
    due.fire(new CompletionDue());
    return true;
  }

  private PartReturned counted(EntityManager em, Part part) {
    Map<String, ?> ids = Map.of("group", part.groupId(), "task", part.taskId());
    List<Object[]> lines = query(em, LEDGER, Object[].class, ids).getResultList();
    if (!lines.isEmpty()) {
      Object[] line = lines.get(0);
      return part.call().equals(line[0])
          ? countedBefore(((Number) line[1]).intValue())
          : PartReturned.DUPLICATE;
    }
    return chords
        .find(part.groupId())
        .map(counter -> unseen(counter, part))
        .orElse(PartReturned.UNKNOWN_CHORD);
  }

  /** By an attempt whose answer was lost, and after which nobody was woken. */
  private PartReturned countedBefore(int remaining) {
    due.fire(new CompletionDue());
    return PartReturned.counted(remaining);
  }

  /** A transaction that reads repeatably doesn't see the line that another has written since. */
  private static PartReturned unseen(ChordCounter counter, Part part) {
    if (counter.subTasks().contains(Header.needle(part.taskId()))) {
      return PartReturned.DUPLICATE;
    }
    throw new InvalidValueException(Message.PART_FOREIGN, "task_id", part.taskId(), part.groupId());
  }

  private Countdown countdown() {
    return stores.dialect(Stores.DEFAULT).changesWithinOneStatement()
        ? new PostgresCountdown()
        : new StepwiseCountdown(stores.dialect(Stores.DEFAULT));
  }

  private Instant now() {
    return clock.instant();
  }
}
