package org.celeryresults.task;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The states that Celery itself knows. Any other text is a custom state: stored as it is, never an
 * error (celery/states.py).
 */
public enum TaskState {
  /** Unknown to the store, or waiting: Celery can't tell the two apart. */
  PENDING(false, false),
  /** Taken by a worker, not begun. */
  RECEIVED(false, false),
  /** Begun; stored only with {@code task_track_started}. */
  STARTED(false, false),
  /** Failed, will be tried again. */
  RETRY(false, true),
  /** Done, the result is there. */
  SUCCESS(true, false),
  /** Done, the result is the exception. */
  FAILURE(true, true),
  /** Cancelled, expired or terminated. */
  REVOKED(true, true);

  private final boolean ready;
  private final boolean exception;

  TaskState(boolean ready, boolean exception) {
    this.ready = ready;
    this.exception = exception;
  }

  /** True when nothing more will come: {@code READY_STATES}. */
  public boolean isReady() {
    return ready;
  }

  /** True when the result holds an exception: {@code EXCEPTION_STATES}. */
  public boolean isException() {
    return exception;
  }

  /** The names of the states that are {@link #isReady}. */
  public static List<String> ready() {
    return Arrays.stream(values()).filter(TaskState::isReady).map(Enum::name).toList();
  }

  /** The state of that exact name; empty for a custom state. */
  public static Optional<TaskState> of(String text) {
    for (TaskState state : values()) {
      if (state.name().equals(text)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
