package org.celeryresults.it.listener;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.celeryresults.chord.ChordCompleted;
import org.celeryresults.chord.ChordPartFailed;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;

/**
 * What runs a chord's body in the tests: stores a result under the id {@code body of <group>}.
 * Fails for groups that are to fail, after it has stored.
 */
@ApplicationScoped
public class ChordListener {
  /** Every event that came, attempts that failed included. */
  public static final List<ChordCompleted> COMPLETED = new CopyOnWriteArrayList<>();

  /** The same for failed parts. */
  public static final List<ChordPartFailed> FAILED = new CopyOnWriteArrayList<>();

  /** Groups whose listener throws. */
  public static final Set<String> BROKEN = ConcurrentHashMap.newKeySet();

  @EJB private TaskResultManager tasks;

  /** The id of the task that is the body. */
  public static String body(String groupId) {
    return "body of " + groupId;
  }

  void completed(@Observes ChordCompleted event) {
    COMPLETED.add(event);
    tasks.storeResult(TaskOutcome.of(body(event.groupId()), "SUCCESS").result("1").build());
    if (BROKEN.contains(event.groupId())) {
      throw new IllegalStateException("broken on purpose");
    }
  }

  void failed(@Observes ChordPartFailed event) {
    FAILED.add(event);
  }
}
