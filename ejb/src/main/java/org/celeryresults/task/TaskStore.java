package org.celeryresults.task;

import static java.util.stream.Collectors.toMap;
import static org.celeryresults.store.Queries.detached;
import static org.celeryresults.store.Queries.query;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Chunks;
import org.celeryresults.store.Columns;
import org.celeryresults.store.Count;
import org.celeryresults.store.Listing;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.Stored;
import org.celeryresults.store.Stores;

/** The inner layer: each method one transaction's worth of statements on the task table. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class TaskStore {
  private static final Listing<TaskSummary> LISTING =
      new Listing<>(
          "SELECT NEW org.celeryresults.task.TaskSummary(e.id, e.taskId, e.taskName,"
              + " e.periodicTaskName, e.status, e.worker, e.contentType, e.dateCreated, e.dateStarted,"
              + " e.dateDone) FROM TaskResult e",
          TaskSummary.class,
          TaskSummary::id);

  private static final int ESTIMATE_UP_TO = 10_000;

  @EJB private Stores stores;
  @Inject private TaskUpsert upsert;

  /** The row in that store, if there is one. */
  public Optional<TaskResult> find(String using, String taskId) {
    return Optional.ofNullable(findAll(using, List.of(taskId)).get(taskId));
  }

  /** The rows in that store with exactly these ids, whatever the column's collation merges. */
  public Map<String, TaskResult> findAll(String using, Collection<String> taskIds) {
    EntityManager em = stores.entityManager(using);
    Set<String> asked = Set.copyOf(taskIds);
    String jpql = "SELECT e FROM TaskResult e WHERE e.taskId IN :ids";
    return Chunks.of(taskIds).stream()
        .flatMap(
            ids -> detached(em, query(em, jpql, TaskResult.class, Map.of("ids", ids))).stream())
        .filter(row -> asked.contains(row.taskId()))
        .collect(toMap(TaskResult::taskId, Function.identity()));
  }

  public Map<String, String> states(Collection<String> taskIds) {
    EntityManager em = stores.entityManager(Stores.DEFAULT);
    String jpql = "SELECT e.taskId, e.status FROM TaskResult e WHERE e.taskId IN :ids";
    Map<String, String> states = new HashMap<>();
    for (List<String> ids : Chunks.of(taskIds)) {
      query(em, jpql, Object[].class, Map.of("ids", ids))
          .getResultList()
          .forEach(row -> states.put((String) row[0], (String) row[1]));
    }
    return states;
  }

  public Stored<TaskResult> store(TaskOutcome outcome) {
    return upsert
        .run(outcome)
        .or(
            () ->
                find(outcome.using(), outcome.taskId())
                    .map(row -> new Stored<>(row, Stored.Effect.KEPT)))
        .orElseGet(() -> upsert.runUnguarded(outcome));
  }

  /**
   * Stores outcomes of one store, each of an id of its own; answers in their order. Rows are locked
   * in the order of their ids, so that two who store many at once wait for each other at most.
   */
  public List<Stored<TaskResult>> storeAll(List<TaskOutcome> outcomes) {
    List<TaskOutcome> ordered =
        outcomes.stream().sorted(Comparator.comparing(TaskOutcome::taskId)).toList();
    Map<String, Stored<TaskResult>> stored = new HashMap<>();
    for (List<TaskOutcome> chunk : Chunks.bySize(ordered, TaskOutcome::characters)) {
      stored.putAll(upsert.runAll(chunk));
      stored.putAll(kept(chunk.stream().filter(o -> !stored.containsKey(o.taskId())).toList()));
      chunk.stream()
          .filter(outcome -> !stored.containsKey(outcome.taskId()))
          .forEach(outcome -> stored.put(outcome.taskId(), store(outcome)));
    }
    return outcomes.stream()
        .map(outcome -> Objects.requireNonNull(stored.get(outcome.taskId())))
        .toList();
  }

  /** The rows that kept their SUCCESS. */
  private Map<String, Stored<TaskResult>> kept(List<TaskOutcome> outcomes) {
    List<String> ids =
        outcomes.stream().filter(upsert::isGuarded).map(TaskOutcome::taskId).toList();
    return ids.isEmpty()
        ? Map.of()
        : findAll(outcomes.get(0).using(), ids).values().stream()
            .collect(toMap(TaskResult::taskId, row -> new Stored<>(row, Stored.Effect.KEPT)));
  }

  public Page<TaskSummary> search(String using, TaskFilter filter, PageRequest page) {
    return LISTING.page(
        stores.entityManager(using),
        stores.dialect(using),
        filter.conditions(),
        filter.order().sort(filter.descending()),
        page);
  }

  public Count count(String using, TaskFilter filter) {
    EntityManager em = stores.entityManager(using);
    String jpql = "SELECT COUNT(e) FROM TaskResult e" + filter.conditions().where(Stream.empty());
    long rows = query(em, jpql, Long.class, filter.conditions().parameters()).getSingleResult();
    return new Count(rows, Count.Precision.EXACT);
  }

  public Count countAtMost(String using, TaskFilter filter, int most) {
    EntityManager em = stores.entityManager(using);
    String jpql = "SELECT e.id FROM TaskResult e" + filter.conditions().where(Stream.empty());
    int rows =
        query(em, jpql, Long.class, filter.conditions().parameters())
            .setMaxResults(most)
            .getResultList()
            .size();
    return new Count(rows, rows < most ? Count.Precision.EXACT : Count.Precision.AT_LEAST);
  }

  public Count countEstimated(String using, TaskFilter filter) {
    if (!filter.conditions().isEmpty()) {
      return countAtMost(using, filter, ESTIMATE_UP_TO);
    }
    return stores
        .dialect(using)
        .estimatedRows(TaskUpsert.TABLE)
        .map(sql -> stores.entityManager(using).createNativeQuery(sql).getSingleResult())
        .map(rows -> ((Number) rows).longValue())
        .filter(rows -> rows >= ESTIMATE_UP_TO)
        .map(rows -> new Count(rows, Count.Precision.ESTIMATED))
        .orElseGet(() -> countAtMost(using, filter, ESTIMATE_UP_TO));
  }

  public boolean forget(String taskId) {
    return Columns.isStorable(taskId)
        && stores
            .dialect(Stores.DEFAULT)
            .delete(stores.entityManager(Stores.DEFAULT), TaskUpsert.TABLE, "task_id", taskId);
  }
}
