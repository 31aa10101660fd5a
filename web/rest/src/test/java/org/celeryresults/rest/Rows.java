package org.celeryresults.rest;

import java.lang.reflect.Field;
import java.time.Instant;
import org.celeryresults.chord.ChordCompletion;
import org.celeryresults.chord.Delivery;
import org.celeryresults.group.GroupResult;
import org.celeryresults.purge.Purge;
import org.celeryresults.task.TaskResult;
import org.jspecify.annotations.Nullable;

/** Rows as the table holds them; the managers alone can make them otherwise. */
public final class Rows {
  private static final Instant CREATED = Instant.parse("2026-11-22T07:17:40Z");
  private static final Instant DONE = Instant.parse("2026-11-22T07:17:40.860551Z");

  private final Object row;
  private final Class<?> type;

  private Rows(Object row, Class<?> type) {
    this.row = row;
    this.type = type;
  }

  public static Rows aTask(String taskId, String status) {
    return new Rows(new TaskResult() {}, TaskResult.class)
        .stored()
        .with("taskId", taskId)
        .with("status", status);
  }

  public static Rows aGroup(String groupId) {
    return new Rows(new GroupResult() {}, GroupResult.class).stored().with("groupId", groupId);
  }

  public static Rows aCompletion(String completionId, Delivery delivery) {
    return new Rows(new ChordCompletion() {}, ChordCompletion.class)
        .created()
        .with("completionId", completionId)
        .with("delivery", delivery)
        .with("attempts", 3)
        .with("dateNext", CREATED.plusSeconds(1));
  }

  private Rows created() {
    return with("id", 1L).with("dateCreated", CREATED);
  }

  private Rows stored() {
    return created()
        .with("contentType", "application/json")
        .with("contentEncoding", "utf-8")
        .with("dateDone", DONE);
  }

  /** One that has just begun; parameters and progress are JSON, as in the table. */
  public static Rows aPurge(String purgeId, String parameters, String progress) {
    return new Rows(new Purge() {}, Purge.class)
        .with("purgeId", purgeId)
        .with("startedBy", "operator")
        .with("node", "node")
        .with("dateStarted", CREATED)
        .with("parameters", parameters)
        .with("progress", progress);
  }

  public Rows with(String field, @Nullable Object value) {
    try {
      Field declared = type.getDeclaredField(field);
      declared.setAccessible(true);
      declared.set(row, value);
      return this;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  public TaskResult task() {
    return (TaskResult) row;
  }

  public GroupResult group() {
    return (GroupResult) row;
  }

  public Purge purge() {
    return (Purge) row;
  }

  public ChordCompletion completion() {
    return (ChordCompletion) row;
  }
}
