package org.celeryresults.rest.django;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveResult;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.rest.answer.Answers;
import org.celeryresults.rest.group.UnreadableGroup;
import org.celeryresults.rest.request.PathId;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.jspecify.annotations.Nullable;

/** The four views of django_celery_results/views.py, whatever URL leads to them. */
@RequestScoped
public class DjangoViews {
  @Inject private TaskResultManager tasks;
  @Inject private GroupResultManager groups;

  /** State and result; an unknown task is PENDING. */
  Response taskStatus(String taskId) {
    return Answers.json(DjangoTaskJson.status(task(taskId)));
  }

  /** Whether it ended in SUCCESS. */
  Response taskDone(String taskId) {
    return Answers.json(DjangoTaskJson.done(task(taskId)));
  }

  /** The members' results and states. */
  Response groupStatus(String groupId) {
    return Answers.json(group(groupId, DjangoGroupJson::status));
  }

  /** Which members ended in SUCCESS. */
  Response groupDone(String groupId) {
    return Answers.json(group(groupId, DjangoGroupJson::done));
  }

  private TaskResult task(String taskId) {
    return tasks.getTask(PathId.checked("task_id", taskId));
  }

  private Map<String, @Nullable Object> group(
      String groupId, BiFunction<String, List<LiveResult>, Map<String, @Nullable Object>> show) {
    try {
      List<LiveResult> members =
          groups
              .status(PathId.checked("group_id", groupId))
              .map(LiveGroup::results)
              .orElse(List.of());
      return show.apply(groupId, members);
    } catch (CeleryResultsException e) {
      return DjangoGroupJson.unreadable(groupId, UnreadableGroup.because(e));
    }
  }
}
