package org.celeryresults.chord;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Queries;

/** Records what listeners are to be told, in statements that every database takes. */
final class Completions {
  private static final String COMPLETED =
      "INSERT INTO celery_results_chord_completion"
          + " (completion_id, group_id, sub_tasks, delivery, attempts, date_next, date_created)"
          + " SELECT ?1, ?2, sub_tasks, 'PENDING', 0, ?3, ?4"
          + " FROM django_celery_results_chordcounter WHERE group_id = ?5";

  private static final String REMOVE =
      "DELETE FROM django_celery_results_chordcounter WHERE group_id = ?1";

  private static final String FAILED =
      "INSERT INTO celery_results_chord_completion (completion_id, group_id, task_id, status,"
          + " delivery, attempts, date_next, date_created)"
          + " VALUES (?1, ?2, ?3, ?4, 'PENDING', 0, ?5, ?6)";

  private Completions() {}

  /** Removes the counter, which the transaction has locked, and records that it came to 0. */
  static void complete(EntityManager em, String groupId, String completionId, Instant now) {
    Object time = Instants.required(now);
    Queries.run(em, COMPLETED, completionId, groupId, time, time, groupId);
    Queries.run(em, REMOVE, groupId);
  }

  /** Records that a part failed. */
  static void failed(EntityManager em, Part.Line line, String status) {
    Object time = Instants.required(line.now());
    Part part = line.part();
    Queries.run(em, FAILED, line.failureId(), part.groupId(), part.taskId(), status, time, time);
  }
}
