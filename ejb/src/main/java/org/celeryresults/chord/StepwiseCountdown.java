package org.celeryresults.chord;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.store.Conditions;
import org.celeryresults.store.Dialect;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Queries;
import org.celeryresults.task.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * In statements that every database takes. The first one counts down and so locks the counter:
 * whatever is read after it stays true to the end of the transaction. A part that must not count is
 * counted up again.
 */
final class StepwiseCountdown implements Countdown {
  private static final String COUNT =
      "UPDATE django_celery_results_chordcounter SET count = count - 1"
          + " WHERE group_id = ?1 AND count > 0 AND %s LIKE ?2 ESCAPE '!'";

  private static final String COUNT_BACK =
      "UPDATE django_celery_results_chordcounter SET count = count + 1 WHERE group_id = ?1";

  /** A column's collation may take other ids for the same, so ids are read, too. */
  private static final String STATE =
      "SELECT e.groupId, e.count, p.taskId, t.taskId, t.status"
          + " FROM ChordCounter e"
          + " LEFT JOIN ChordPart p ON p.groupId = :group AND p.taskId = :task"
          + " LEFT JOIN TaskResult t ON t.taskId = :task"
          + " WHERE e.groupId = :group";

  private static final String PART =
      "INSERT INTO celery_results_chord_part (group_id, task_id, delivery, remaining, date_done)"
          + " VALUES (?1, ?2, ?3, ?4, ?5)";

  private final String count;

  StepwiseCountdown(Dialect dialect) {
    count = COUNT.formatted(dialect.comparedExactly("sub_tasks"));
  }

  @Override
  public Optional<Counted> count(EntityManager em, Part.Line line) {
    Part part = line.part();
    String needle = Conditions.containing(Header.needle(part.taskId()));
    if (Queries.run(em, count, part.groupId(), needle) == 0) {
      return Optional.empty();
    }
    State state = state(em, part);
    if (state.counted() || !state.groupId().equals(part.groupId())) {
      Queries.run(em, COUNT_BACK, part.groupId());
      return Optional.empty();
    }
    record(em, line, state.remaining());
    Optional<String> failure = state.failure(part);
    failure.ifPresent(status -> Completions.failed(em, line, status));
    return Optional.of(new Counted(state.remaining(), failure.isPresent()));
  }

  private static State state(EntityManager em, Part part) {
    Map<String, ?> ids = Map.of("group", part.groupId(), "task", part.taskId());
    Object[] row = Queries.query(em, STATE, Object[].class, ids).getSingleResult();
    return new State(
        (String) row[0],
        ((Number) row[1]).intValue(),
        row[2] != null,
        (String) row[3],
        (String) row[4]);
  }

  private static void record(EntityManager em, Part.Line line, int remaining) {
    Part part = line.part();
    Queries.run(
        em,
        PART,
        part.groupId(),
        part.taskId(),
        part.call(),
        remaining,
        Instants.required(line.now()));
    if (remaining == 0) {
      Completions.complete(em, part.groupId(), line.completionId(), line.now());
    }
  }

  /** What the counter, the ledger and the task's row say. */
  private record State(
      String groupId,
      int remaining,
      boolean counted,
      @Nullable String taskId,
      @Nullable String status) {
    Optional<String> failure(Part part) {
      return Optional.ofNullable(status)
          .filter(text -> TaskState.of(text).filter(State::isFailure).isPresent())
          .filter(text -> part.taskId().equals(taskId));
    }

    private static boolean isFailure(TaskState state) {
      return state.isReady() && state.isException();
    }
  }
}
