package org.celeryresults.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskState;

/**
 * Results as the workers of a small web shop would store them: most succeed, some fail, some are
 * under way. The same ids every time.
 */
final class DemoShop {
  private static final String[] WORKERS = {"celery@berlin", "celery@lisbon"};
  private static final String TRACEBACK =
      """
      Traceback (most recent call last):
        File "/srv/shop/celery/app/trace.py", line 451, in trace_task
          R = retval = fun(*args, **kwargs)
        File "/srv/shop/orders/tasks.py", line 87, in charge
          raise PaymentDeclined(order_id, 'card expired')
      orders.errors.PaymentDeclined: (%d, 'card expired')
      """;

  private final List<TaskOutcome> tasks = new ArrayList<>();

  DemoShop() {
    IntStream.range(0, 12).forEach(i -> tasks.add(thumbnail(i)));
    IntStream.range(0, 8).forEach(i -> tasks.add(invoice(i)));
    IntStream.range(0, 3).forEach(i -> tasks.add(declined(4711 + i)));
    tasks.add(progress());
    tasks.add(retrying());
    tasks.add(revoked());
    tasks.add(
        task("orders.tasks.export", "started", TaskState.STARTED.name(), "()")
            .result("{\"hostname\": \"celery@berlin\", \"pid\": 4242}")
            .build());
  }

  List<TaskOutcome> tasks() {
    return List.copyOf(tasks);
  }

  /** All thumbnails are one group. */
  List<GroupOutcome> groups() {
    List<String> members =
        IntStream.range(0, 12).mapToObj(i -> id("shop.tasks.thumbnail" + i)).toList();
    return List.of(GroupOutcome.of(id("thumbnails"), members));
  }

  private static TaskOutcome thumbnail(int i) {
    String args = "('product-%d.jpg', 320)".formatted(i);
    return task("shop.tasks.thumbnail", String.valueOf(i), TaskState.SUCCESS.name(), args)
        .result("{\"width\": 320, \"height\": 240, \"bytes\": %d}".formatted(18_204 + 97 * i))
        .build();
  }

  private static TaskOutcome invoice(int i) {
    String args = "(%d,)".formatted(2000 + i);
    return task("orders.tasks.invoice", String.valueOf(i), TaskState.SUCCESS.name(), args)
        .result("\"invoices/2026/%d.pdf\"".formatted(2000 + i))
        .periodicTaskName("nightly invoices")
        .build();
  }

  private static TaskOutcome declined(int order) {
    String args = "(%d,)".formatted(order);
    return task("orders.tasks.charge", String.valueOf(order), TaskState.FAILURE.name(), args)
        .result(
            "{\"exc_type\": \"PaymentDeclined\", \"exc_message\": [%d, \"card expired\"],"
                    .formatted(order)
                + " \"exc_module\": \"orders.errors\"}")
        .traceback(TRACEBACK.formatted(order))
        .build();
  }

  private static TaskOutcome progress() {
    return task("shop.tasks.reindex", "progress", "PROGRESS", "()")
        .result("{\"current\": 1480, \"total\": 5200}")
        .build();
  }

  private static TaskOutcome retrying() {
    return task("orders.tasks.notify", "retry", TaskState.RETRY.name(), "('order-4711',)")
        .result(
            "{\"exc_type\": \"ConnectionError\", \"exc_message\": [\"mail relay is busy\"],"
                + " \"exc_module\": \"builtins\"}")
        .traceback("Traceback (most recent call last):\nConnectionError: mail relay is busy\n")
        .build();
  }

  private static TaskOutcome revoked() {
    return task("shop.tasks.reindex", "revoked", TaskState.REVOKED.name(), "()")
        .result(
            "{\"exc_type\": \"TaskRevokedError\", \"exc_message\": [\"revoked\"],"
                + " \"exc_module\": \"celery.exceptions\"}")
        .build();
  }

  private static TaskOutcome.Builder task(String name, String key, String status, String args) {
    return TaskOutcome.of(id(name + key), status)
        .taskName(name)
        .taskArgs("\"" + args + "\"")
        .taskKwargs("\"{}\"")
        .meta("{\"children\": []}")
        .worker(WORKERS[Math.floorMod(key.hashCode(), WORKERS.length)]);
  }

  private static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
