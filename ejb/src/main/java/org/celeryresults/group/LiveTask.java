package org.celeryresults.group;

import org.celeryresults.task.TaskResult;

/**
 * A task in a group: AsyncResult's answers (celery/result.py).
 *
 * @param task the row, or an unsaved PENDING one; from {@link GroupResultManager#statesOf} its id
 *     and state alone
 */
public record LiveTask(TaskResult task) implements LiveResult {
  @Override
  public String id() {
    return task.taskId();
  }

  @Override
  public boolean ready() {
    return task.isReady();
  }

  @Override
  public boolean successful() {
    return task.isSuccessful();
  }

  @Override
  public boolean failed() {
    return task.isFailed();
  }
}
