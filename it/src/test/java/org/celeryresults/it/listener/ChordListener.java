package org.celeryresults.it.listener;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.celeryresults.chord.ChordCompleted;
import org.celeryresults.chord.ChordPartFailed;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What runs a chord's body in the tests: stores a result under the id {@code body-of-<group>}.
 * Fails for groups that are to fail, after it has stored.
 */
@Stateless
public class ChordListener {
  /** Every event that came, attempts that failed included. */
  public static final List<ChordCompleted> COMPLETED = new CopyOnWriteArrayList<>();

  /** The same for failed parts. */
  public static final List<ChordPartFailed> FAILED = new CopyOnWriteArrayList<>();

  /** Groups whose listener throws. */
  public static final Set<String> BROKEN = ConcurrentHashMap.newKeySet();

  /** A setting: true on nodes whose listener never returns from {@link #blocked} groups. */
  public static final String BLOCKS = "it.listener.blocks";

  private static final String BLOCKED = "blocked-";

  @EJB private TaskResultManager tasks;

  /** The id of the task that is the body. */
  public static String body(String groupId) {
    return "body-of-" + groupId;
  }

  /** The id of a group whose listener never returns where {@link #BLOCKS} is set. */
  public static String blocked(String groupId) {
    return BLOCKED + groupId;
  }

  public void completed(@Observes ChordCompleted event) {
    COMPLETED.add(event);
    if (event.groupId().startsWith(BLOCKED) && blocks()) {
      hang();
    }
    tasks.storeResult(TaskOutcome.of(body(event.groupId()), "SUCCESS").result("1").build());
    if (BROKEN.contains(event.groupId())) {
      throw new IllegalStateException("broken on purpose");
    }
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the application ends", e);
    }
  }

  private static boolean blocks() {
    return ConfigProvider.getConfig().getOptionalValue(BLOCKS, Boolean.class).orElse(false);
  }

  public void failed(@Observes ChordPartFailed event) {
    FAILED.add(event);
  }
}
