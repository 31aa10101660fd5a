package org.celeryresults.rest.django;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveResult;
import org.celeryresults.group.LiveTask;
import org.jspecify.annotations.Nullable;

/**
 * Groups as django_celery_results/views.py shows them. Beyond it, where DCR answers 500: a member
 * in an exception state is shown as {@code task_status} shows it; a group in the group as {@code
 * {"group": {"id": …, "results": […]}}} in its place; of an unknown group {@code results} is empty,
 * of an unreadable one too, with {@code opaque} and {@code reason}.
 */
final class DjangoGroupJson {
  private DjangoGroupJson() {}

  /** {@code group_status}. */
  static Map<String, @Nullable Object> status(String groupId, List<LiveResult> members) {
    return group(groupId, members, DjangoGroupJson::status);
  }

  /** {@code is_group_successful}. */
  static Map<String, @Nullable Object> done(String groupId, List<LiveResult> members) {
    return group(
        groupId, members, member -> DjangoTaskJson.executed(member.id(), member.successful()));
  }

  /** A group whose saved members can't be read: none, and the reason. */
  static Map<String, @Nullable Object> unreadable(
      String groupId, Map<String, @Nullable Object> reason) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", groupId);
    json.put("results", List.of());
    json.putAll(reason);
    return Map.of("group", json);
  }

  private static Map<String, @Nullable Object> status(LiveResult member) {
    return member instanceof LiveTask task
        ? DjangoTaskJson.member(task.task())
        : status(member.id(), ((LiveGroup) member).results());
  }

  private static Map<String, @Nullable Object> group(
      String groupId,
      List<LiveResult> members,
      Function<LiveResult, Map<String, @Nullable Object>> show) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", groupId);
    json.put("results", members.stream().map(show).toList());
    return Map.of("group", json);
  }
}
