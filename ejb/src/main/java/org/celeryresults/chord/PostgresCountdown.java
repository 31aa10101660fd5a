package org.celeryresults.chord;

import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Queries;

/**
 * One statement. It sees the tables as they were when it began, but the counter as it is once it
 * has the row's lock: whoever waited for the lock goes on with what the one before left.
 */
final class PostgresCountdown implements Countdown {
  private static final String SQL =
      """
      WITH chord AS MATERIALIZED (
        SELECT id, count FROM django_celery_results_chordcounter
         WHERE group_id = ?1 AND count > 0 AND POSITION(?2 IN sub_tasks) > 0
           FOR UPDATE),
      part AS (
        INSERT INTO celery_results_chord_part (group_id, task_id, delivery, remaining, date_done)
        SELECT CAST(?3 AS varchar), CAST(?4 AS varchar), CAST(?5 AS varchar), count - 1,
               CAST(?6 AS timestamptz) FROM chord
            ON CONFLICT DO NOTHING
        RETURNING remaining, date_done),
      counted AS (
        UPDATE django_celery_results_chordcounter t SET count = part.remaining
          FROM chord, part WHERE t.id = chord.id AND part.remaining > 0),
      removed AS (
        DELETE FROM django_celery_results_chordcounter t
         USING chord, part WHERE t.id = chord.id AND part.remaining = 0
        RETURNING t.sub_tasks, part.date_done),
      completed AS (
        INSERT INTO celery_results_chord_completion
               (completion_id, group_id, sub_tasks, delivery, attempts, date_next, date_created)
        SELECT CAST(?7 AS varchar), CAST(?8 AS varchar), sub_tasks, 'PENDING', 0, date_done,
               date_done FROM removed),
      failed AS (
        INSERT INTO celery_results_chord_completion
               (completion_id, group_id, task_id, status, delivery, attempts, date_next,
                date_created)
        SELECT CAST(?9 AS varchar), CAST(?10 AS varchar), task_id, status, 'PENDING', 0,
               part.date_done, part.date_done
          FROM part, django_celery_results_taskresult task
         WHERE task.task_id = ?11 AND task.status IN ('FAILURE', 'REVOKED')
        RETURNING status)
      SELECT remaining, EXISTS (SELECT 1 FROM failed) FROM part""";

  @Override
  public Optional<Counted> count(EntityManager entityManager, Part.Line line) {
    String groupId = line.part().groupId();
    String taskId = line.part().taskId();
    List<Object> values =
        Arrays.asList(
            groupId,
            Header.needle(taskId),
            groupId,
            taskId,
            line.part().call(),
            Instants.parameter(line.now()),
            line.completionId(),
            groupId,
            line.failureId(),
            groupId,
            taskId);
    List<?> rows = Queries.numbered(entityManager, SQL, values).getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Counted(((Number) row[0]).intValue(), (Boolean) row[1]))
        .findFirst();
  }
}
