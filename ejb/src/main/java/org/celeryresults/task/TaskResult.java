package org.celeryresults.task;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.celeryresults.payload.Payload;
import org.celeryresults.payload.TaskArguments;
import org.celeryresults.payload.TaskError;
import org.celeryresults.payload.TaskMeta;
import org.celeryresults.store.InstantConverter;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of one task (django_celery_results/models.py, TaskResult). A snapshot: changing
 * the table is the manager's.
 */
@Entity
@Table(name = "django_celery_results_taskresult")
public class TaskResult implements Serializable {
  private static final long serialVersionUID = 1L;

  @Id private @Nullable Long id;

  @Column(name = "task_id", nullable = false)
  private String taskId = "";

  @Column(name = "task_name")
  private @Nullable String taskName;

  @Column(name = "periodic_task_name")
  private @Nullable String periodicTaskName;

  @Column(name = "task_args")
  private @Nullable String taskArgs;

  @Column(name = "task_kwargs")
  private @Nullable String taskKwargs;

  @Column(nullable = false)
  private String status = TaskState.PENDING.name();

  private @Nullable String worker;

  @Column(name = "content_type", nullable = false)
  private String contentType = "";

  @Column(name = "content_encoding", nullable = false)
  private String contentEncoding = "";

  private @Nullable String result;
  private @Nullable String traceback;
  private @Nullable String meta;

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_created")
  private @Nullable Instant dateCreated;

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_started")
  private @Nullable Instant dateStarted;

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_done")
  private @Nullable Instant dateDone;

  /** For the persistence provider. */
  protected TaskResult() {}

  private TaskResult(String taskId) {
    this.taskId = taskId;
  }

  /** What is known of a task that the store doesn't hold: PENDING, and not stored. */
  public static TaskResult pending(String taskId) {
    return new TaskResult(taskId);
  }

  /** What a light query knows of a task: its state alone. */
  public static TaskResult inState(String taskId, String status) {
    TaskResult task = new TaskResult(taskId);
    task.status = status;
    return task;
  }

  /** The row that an outcome has become. */
  static TaskResult of(TaskOutcome outcome, long id, Times times) {
    TaskResult row = new TaskResult(outcome.taskId());
    row.id = id;
    row.taskName = outcome.taskName();
    row.periodicTaskName = outcome.periodicTaskName();
    row.taskArgs = outcome.taskArgs();
    row.taskKwargs = outcome.taskKwargs();
    row.status = outcome.status();
    row.worker = outcome.worker();
    row.contentType = outcome.contentType();
    row.contentEncoding = outcome.contentEncoding();
    row.result = outcome.result();
    row.traceback = outcome.traceback();
    row.meta = outcome.meta();
    row.dateCreated = times.created();
    row.dateStarted = times.started();
    row.dateDone = times.done();
    return row;
  }

  /** The three times of a row. */
  record Times(Instant created, @Nullable Instant started, Instant done) {}

  /** False for the PENDING that stands for an id the store doesn't hold. */
  public boolean isStored() {
    return id != null;
  }

  /** The row's number; empty when it is not stored. Says nothing about time or order. */
  public Optional<Long> id() {
    return Optional.ofNullable(id);
  }

  /** Celery's id of the task. */
  public String taskId() {
    return taskId;
  }

  /** Name of the task's function; null without {@code result_extended}. */
  public @Nullable String taskName() {
    return taskName;
  }

  /** Name of the schedule entry that sent the task; null when none did. */
  public @Nullable String periodicTaskName() {
    return periodicTaskName;
  }

  /** Positional arguments as they are stored; see {@link #arguments()}. */
  public @Nullable String taskArgs() {
    return taskArgs;
  }

  /** Keyword arguments as they are stored; see {@link #keywordArguments()}. */
  public @Nullable String taskKwargs() {
    return taskKwargs;
  }

  /** The state's text, custom ones included. */
  public String status() {
    return status;
  }

  /** The state, when it is one that Celery itself knows. */
  public Optional<TaskState> state() {
    return TaskState.of(status);
  }

  /** Host name of the worker; null without {@code result_extended}. */
  public @Nullable String worker() {
    return worker;
  }

  /** How {@link #result()} is serialized: {@code application/json}. Empty when not stored. */
  public String contentType() {
    return contentType;
  }

  /** {@code utf-8}, or {@code binary} for base64. Empty when not stored. */
  public String contentEncoding() {
    return contentEncoding;
  }

  /** The return value or exception as it is stored; see {@link #payload()}. */
  public @Nullable String result() {
    return result;
  }

  /** Python's traceback; null when the task didn't fail. */
  public @Nullable String traceback() {
    return traceback;
  }

  /** Further keys as they are stored; see {@link #details()}. */
  public @Nullable String meta() {
    return meta;
  }

  /** When the row came to be; null when it is not stored. */
  public @Nullable Instant dateCreated() {
    return dateCreated;
  }

  /** When a worker began; null when it isn't tracked. */
  public @Nullable Instant dateStarted() {
    return dateStarted;
  }

  /** When the row was last stored, in any state; null when it is not stored. */
  public @Nullable Instant dateDone() {
    return dateDone;
  }

  /** True when nothing more will come: AsyncResult.ready(). */
  public boolean isReady() {
    return state().map(TaskState::isReady).orElse(false);
  }

  /** AsyncResult.successful(). */
  public boolean isSuccessful() {
    return status.equals(TaskState.SUCCESS.name());
  }

  /** AsyncResult.failed(): FAILURE alone, a revoked task has not failed. */
  public boolean isFailed() {
    return status.equals(TaskState.FAILURE.name());
  }

  /** The result, decoded by the row's own content type. */
  public Payload payload() {
    return read(result);
  }

  /** The exception of a task in one of Celery's exception states, when it can be read. */
  public Optional<TaskError> error() {
    boolean exception = state().map(TaskState::isException).orElse(false);
    return exception && payload() instanceof Payload.Value value
        ? TaskError.of(value.value())
        : Optional.empty();
  }

  /** The positional arguments, as Python showed them. */
  public TaskArguments arguments() {
    return TaskArguments.read(taskArgs, contentType, contentEncoding);
  }

  /** The keyword arguments, as Python showed them. */
  public TaskArguments keywordArguments() {
    return TaskArguments.read(taskKwargs, contentType, contentEncoding);
  }

  /** Children and the task's own keys, read from {@link #meta()}. */
  public TaskMeta details() {
    return TaskMeta.read(meta, contentType, contentEncoding);
  }

  /**
   * The keys and values of {@code TaskResult.as_dict()}, values as stored: task_id, task_name,
   * task_args, task_kwargs, status, result, date_done (Instant), traceback, meta, worker.
   */
  public Map<String, @Nullable Object> asMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("task_id", taskId);
    map.put("task_name", taskName);
    map.put("task_args", taskArgs);
    map.put("task_kwargs", taskKwargs);
    map.put("status", status);
    map.put("result", result);
    map.put("date_done", dateDone);
    map.put("traceback", traceback);
    map.put("meta", meta);
    map.put("worker", worker);
    return map;
  }

  private Payload read(@Nullable String text) {
    return Payload.read(text, contentType, contentEncoding);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof TaskResult that && taskId.equals(that.taskId);
  }

  @Override
  public final int hashCode() {
    return Objects.hash(taskId);
  }

  @Override
  public String toString() {
    return "<Task: " + taskId + " (" + status + ")>";
  }
}
