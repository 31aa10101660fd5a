package org.celeryresults.it.interop;

import java.util.Arrays;
import java.util.List;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.payload.PythonJson;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.store.Stores;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;

/** Stores by hand what python/twins.py lets Celery store, under ids that begin with a prefix. */
record Twins(String prefix, TaskResultManager tasks, GroupResultManager groups) {

  static final List<String> TASKS =
      List.of(
          "number",
          "text",
          "map",
          "none",
          "failed",
          "rejected",
          "nested",
          "foreign",
          "revoked",
          "retry",
          "progress",
          "started",
          "parent",
          "unknown");
  static final List<String> GROUPS =
      List.of(
          "group",
          "group-of-failed",
          "group-of-chains",
          "group-of-groups",
          "group-unfinished",
          "group-of-none",
          "unknown");

  void store() {
    storeValues();
    storeFailures();
    storeGroups();
  }

  private void storeValues() {
    store("number", TaskState.SUCCESS, "5");
    store("text", TaskState.SUCCESS, PythonJson.dumps("Grüße, 😀"));
    store("map", TaskState.SUCCESS, "{\"a\": [1, null]}");
    store("none", TaskState.SUCCESS, "null");
    store("started", TaskState.STARTED, "{\"pid\": 1, \"hostname\": \"w1@java\"}");
    tasks.storeResult(
        outcome(TaskOutcome.of(id("progress"), "PROGRESS")).result("{\"current\": 1}").build());
    String children = PythonJson.dumps(List.of(task("number").toValue(), group().toValue()));
    tasks.storeResult(
        outcome(TaskOutcome.of(id("parent"), TaskState.SUCCESS))
            .result("2")
            .meta("{\"children\": " + children + "}")
            .build());
  }

  private void storeFailures() {
    fail("failed", TaskState.FAILURE, "builtins", "ValueError", "\"no such color\"");
    trace("failed", "Traceback: ...\n");
    fail("rejected", TaskState.FAILURE, "shop", "OrderRejected", "4711, \"not in stock\"");
    trace("rejected", "at Shop.java:17\n");
    fail("nested", TaskState.FAILURE, "shop", "Outer.Nested", "\"inner\"");
    fail("foreign", TaskState.FAILURE, "java.lang", "IllegalStateException", "\"shut\"");
    fail("revoked", TaskState.REVOKED, "celery.exceptions", "TaskRevokedError", "\"terminated\"");
    fail("retry", TaskState.RETRY, "builtins", "ValueError", "\"not yet\"");
  }

  private void storeGroups() {
    save(group());
    save(group("group-of-failed", task("number"), task("rejected"), task("revoked")));
    ResultTuple chained = new ResultTuple(id("map"), task("number"), null);
    save(group("group-of-chains", chained, task("text")));
    save(group("group-of-groups", group(), group("deep", group("deeper", task("map")))));
    groups.storeGroupResult(
        GroupOutcome.of(id("group-unfinished"), List.of(id("number"), id("unknown"))));
    groups.storeGroupResult(GroupOutcome.of(id("group-of-none"), List.of()));
  }

  private void fail(String name, TaskState state, String module, String type, String args) {
    String exception =
        "{\"exc_type\": \"%s\", \"exc_message\": [%s], \"exc_module\": \"%s\"}"
            .formatted(type, args, module);
    store(name, state, exception);
  }

  private void trace(String name, String traceback) {
    TaskOutcome stored =
        outcome(TaskOutcome.of(id(name), TaskState.FAILURE))
            .result(tasks.getTask(id(name)).result())
            .traceback(traceback)
            .build();
    tasks.storeResult(stored);
  }

  private void store(String name, TaskState state, String result) {
    tasks.storeResult(outcome(TaskOutcome.of(id(name), state)).result(result).build());
  }

  private static TaskOutcome.Builder outcome(TaskOutcome.Builder outcome) {
    return outcome
        .taskName("shop.add")
        .taskArgs("\"(1, 'two')\"")
        .taskKwargs("\"{'y': 2}\"")
        .worker("w1@java")
        .meta("{\"children\": []}");
  }

  private void save(ResultTuple group) {
    String result = PythonJson.dumps(group.toValue());
    groups.storeGroupResult(
        new GroupOutcome("application/json", "utf-8", group.id(), result, Stores.DEFAULT));
  }

  private ResultTuple group() {
    return group("group", task("number"), task("text"));
  }

  private ResultTuple group(String name, ResultTuple... members) {
    return new ResultTuple(id(name), null, Arrays.asList(members));
  }

  private ResultTuple task(String name) {
    return new ResultTuple(id(name), null, null);
  }

  private String id(String name) {
    return prefix + name;
  }
}
