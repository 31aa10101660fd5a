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
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Conditions;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Queries;
import org.celeryresults.store.Stores;

/**
 * Finds and deletes the chords that have expired. One that still waits is unfinished, and expires
 * when it is abandoned: nothing has returned for so long. Django's counter has no date, so a chord
 * that Python began is as old as our first sight of it.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class ChordExpiry {
  private static final String ABANDONED =
      "EXISTS (SELECT s FROM ChordStart s WHERE s.groupId = e.groupId AND s.dateCreated < :before)"
          + " AND NOT EXISTS (SELECT p FROM ChordPart p WHERE p.groupId = e.groupId"
          + " AND p.dateDone >= :before)";

  private static final String SEE =
      "INSERT INTO celery_results_chord (group_id, date_created, date_done)"
          + " SELECT c.group_id, ?1, ?2 FROM django_celery_results_chordcounter c"
          + " WHERE NOT EXISTS"
          + " (SELECT 1 FROM celery_results_chord s WHERE s.group_id = c.group_id)";

  private static final String DELETE_ABANDONED =
      "DELETE FROM django_celery_results_chordcounter WHERE EXISTS (SELECT 1"
          + " FROM celery_results_chord s WHERE s.date_created < ?1"
          + " AND s.group_id = django_celery_results_chordcounter.group_id)"
          + " AND NOT EXISTS (SELECT 1 FROM celery_results_chord_part p WHERE p.date_done >= ?2"
          + " AND p.group_id = django_celery_results_chordcounter.group_id)";

  private static final String DELETE_TOLD =
      "DELETE FROM celery_results_chord_completion WHERE date_created < ?1"
          + " AND (delivery <> 'PENDING' OR date_created < ?2)";

  private static final String DELETE_COUNTED =
      "DELETE FROM celery_results_chord_part WHERE date_done < ?1"
          + unused("celery_results_chord_part");

  private static final String DELETE_BEGUN =
      "DELETE FROM celery_results_chord WHERE date_created < ?1"
          + unused("celery_results_chord")
          + " AND NOT EXISTS (SELECT 1 FROM celery_results_chord_part p"
          + " WHERE p.group_id = celery_results_chord.group_id)";

  @EJB private Stores stores;
  @EJB private ChordStore chords;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;

  /** Gives the chords that Python began a date: now. */
  public int see() {
    return see(clock.instant());
  }

  private int see(Instant now) {
    Object time = Instants.required(now);
    return Queries.run(em(), SEE, time, time);
  }

  /** A page of the chords that have expired. */
  public Page<ChordSummary> expired(String using, Duration expires, PageRequest page) {
    Instant before = abandonedBefore(clock.instant(), expires);
    Conditions conditions = Conditions.NONE.and("abandoned", ABANDONED, Map.of("before", before));
    return chords.search(using, conditions, page);
  }

  /** Deletes them, and what was kept of chords that are complete; how many counters it were. */
  public int delete(Duration expires) {
    Instant now = clock.instant();
    see(now);
    Object before = Instants.required(now.minus(expires));
    Object abandoned = Instants.required(abandonedBefore(now, expires));
    int counters = Queries.run(em(), DELETE_ABANDONED, abandoned, abandoned);
    Queries.run(em(), DELETE_TOLD, before, abandoned);
    Queries.run(em(), DELETE_COUNTED, before);
    Queries.run(em(), DELETE_BEGUN, before);
    return counters;
  }

  private Instant abandonedBefore(Instant now, Duration expires) {
    Duration abandonedAfter = settings.abandonedAfter();
    return now.minus(expires.compareTo(abandonedAfter) > 0 ? expires : abandonedAfter);
  }

  /** Neither a counter nor a completion needs the row any more. */
  private static String unused(String table) {
    return (" AND NOT EXISTS (SELECT 1 FROM django_celery_results_chordcounter c"
            + " WHERE c.group_id = %1$s.group_id)"
            + " AND NOT EXISTS (SELECT 1 FROM celery_results_chord_completion d"
            + " WHERE d.group_id = %1$s.group_id)")
        .formatted(table);
  }

  private EntityManager em() {
    return stores.entityManager(Stores.DEFAULT);
  }
}
