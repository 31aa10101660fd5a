package org.celeryresults.rest.group;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.celeryresults.group.GroupResult;
import org.celeryresults.group.GroupSummary;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveResult;
import org.celeryresults.group.LiveTask;
import org.jspecify.annotations.Nullable;

/** Groups as JSON; names as in DCR's {@code as_dict} and columns, times in UTC. */
public final class GroupJson {
  private GroupJson() {}

  /** A line of a list. */
  static Map<String, @Nullable Object> summary(GroupSummary group) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("group_id", group.groupId());
    json.put("content_type", group.contentType());
    json.put("date_created", text(group.dateCreated()));
    json.put("date_done", text(group.dateDone()));
    return json;
  }

  /** The keys of {@code as_dict} and the further columns, values as they are stored. */
  static Map<String, @Nullable Object> row(GroupResult group) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(group.asMap());
    json.put("date_done", text(group.dateDone()));
    json.put("content_type", group.contentType());
    json.put("content_encoding", group.contentEncoding());
    json.put("date_created", text(group.dateCreated()));
    return json;
  }

  /** How far the group is, and its members in their order, each with its state. */
  static Map<String, @Nullable Object> progress(LiveGroup group) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("size", (long) group.results().size());
    json.put("completed_count", (long) group.completedCount());
    json.put("ready", group.ready());
    json.put("successful", group.successful());
    json.put("failed", group.failed());
    json.put("waiting", group.waiting());
    json.put("members", members(group));
    return json;
  }

  /** The members in their order, each with its state. */
  public static List<Map<String, @Nullable Object>> members(LiveGroup group) {
    return group.results().stream().map(GroupJson::member).toList();
  }

  /** A task by id and state; a nested group by its id and its own progress. */
  private static Map<String, @Nullable Object> member(LiveResult member) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    if (member instanceof LiveGroup group) {
      json.put("group_id", group.id());
      json.putAll(progress(group));
    } else if (member instanceof LiveTask task) {
      json.put("task_id", task.id());
      json.put("status", task.task().status());
    }
    return json;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
