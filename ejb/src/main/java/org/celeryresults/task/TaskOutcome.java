package org.celeryresults.task;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.celeryresults.store.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What is to be stored of a task: the arguments of DCR's {@code store_result}. Replaces every field
 * of a row that is there already, except its date_created, and its date_started when none is given.
 *
 * @param contentType how the texts are serialized, at most 128 characters
 * @param contentEncoding {@code utf-8}, or {@code binary} for base64; at most 64 characters
 * @param taskId at most {@code celery.results.task-id-max-length} characters
 * @param result serialized return value or exception
 * @param status one of Celery's states or a custom one, at most 50 characters
 * @param traceback Python's, or Java's
 * @param meta serialized map: children and own keys
 * @param periodicTaskName at most 255 characters
 * @param taskName at most 255 characters
 * @param taskArgs serialized text or list of the positional arguments
 * @param taskKwargs serialized text or map of the keyword arguments
 * @param worker at most 100 characters
 * @param using alias of the store
 * @param dateStarted when a worker began, cut to microseconds; null keeps what is stored, STARTED
 *     without it takes now
 */
public record TaskOutcome(
    String contentType,
    String contentEncoding,
    String taskId,
    @Nullable String result,
    String status,
    @Nullable String traceback,
    @Nullable String meta,
    @Nullable String periodicTaskName,
    @Nullable String taskName,
    @Nullable String taskArgs,
    @Nullable String taskKwargs,
    @Nullable String worker,
    String using,
    @Nullable Instant dateStarted) {

  /** Begins an outcome: JSON in UTF-8, nothing else given, into the default store. */
  public static Builder of(String taskId, String status) {
    return new Builder(taskId, status);
  }

  /** The same for a state that Celery knows. */
  public static Builder of(String taskId, TaskState status) {
    return new Builder(taskId, status.name());
  }

  /** About how long all of its texts are together. */
  long characters() {
    return Stream.of(result, traceback, meta, taskArgs, taskKwargs, taskName, periodicTaskName)
        .filter(Objects::nonNull)
        .mapToLong(String::length)
        .sum();
  }

  /** A builder that begins with these values. */
  public Builder with() {
    Builder builder = new Builder(taskId, status);
    builder.contentType = contentType;
    builder.contentEncoding = contentEncoding;
    builder.result = result;
    builder.traceback = traceback;
    builder.meta = meta;
    builder.periodicTaskName = periodicTaskName;
    builder.taskName = taskName;
    builder.taskArgs = taskArgs;
    builder.taskKwargs = taskKwargs;
    builder.worker = worker;
    builder.using = using;
    builder.dateStarted = dateStarted;
    return builder;
  }

  /** Collects the values of an outcome; the names are those of the record. */
  public static final class Builder {
    private final String taskId;
    private final String status;
    private String contentType = "application/json";
    private String contentEncoding = "utf-8";
    private String using = Stores.DEFAULT;
    private @Nullable String result;
    private @Nullable String traceback;
    private @Nullable String meta;
    private @Nullable String periodicTaskName;
    private @Nullable String taskName;
    private @Nullable String taskArgs;
    private @Nullable String taskKwargs;
    private @Nullable String worker;
    private @Nullable Instant dateStarted;

    private Builder(String taskId, String status) {
      this.taskId = taskId;
      this.status = status;
    }

    /** How all serialized texts of this outcome are serialized. */
    public Builder content(String type, String encoding) {
      contentType = type;
      contentEncoding = encoding;
      return this;
    }

    public Builder result(@Nullable String serialized) {
      result = serialized;
      return this;
    }

    public Builder traceback(@Nullable String text) {
      traceback = text;
      return this;
    }

    public Builder meta(@Nullable String serialized) {
      meta = serialized;
      return this;
    }

    public Builder periodicTaskName(@Nullable String name) {
      periodicTaskName = name;
      return this;
    }

    public Builder taskName(@Nullable String name) {
      taskName = name;
      return this;
    }

    public Builder taskArgs(@Nullable String serialized) {
      taskArgs = serialized;
      return this;
    }

    public Builder taskKwargs(@Nullable String serialized) {
      taskKwargs = serialized;
      return this;
    }

    public Builder worker(@Nullable String host) {
      worker = host;
      return this;
    }

    public Builder using(String alias) {
      using = alias;
      return this;
    }

    public Builder dateStarted(@Nullable Instant instant) {
      dateStarted = instant;
      return this;
    }

    /** The outcome; checked when it is stored. */
    public TaskOutcome build() {
      return new TaskOutcome(
          contentType,
          contentEncoding,
          taskId,
          result,
          status,
          traceback,
          meta,
          periodicTaskName,
          taskName,
          taskArgs,
          taskKwargs,
          worker,
          using,
          dateStarted);
    }
  }
}
