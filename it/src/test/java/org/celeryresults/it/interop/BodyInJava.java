package org.celeryresults.it.interop;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.celeryresults.chord.ChordCompleted;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.group.LiveResult;
import org.celeryresults.group.LiveTask;
import org.celeryresults.payload.Payload;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;

/** Does in Java what the body of the chords of python/mixed.py does in Python: the sum. */
@Stateless
public class BodyInJava {

  /** Who it says it is. */
  public static final String WORKER = "w1@java";

  /** The names of the chords whose bodies it ran, once for each time. */
  public static final List<String> RAN = new CopyOnWriteArrayList<>();

  @EJB private TaskResultManager tasks;
  @EJB private ChordManager chords;

  public void run(@Observes ChordCompleted chord) {
    long sum = chords.headerOf(chord).results().stream().mapToLong(member -> value(member)).sum();
    String name = chord.members().get(2).id().replace(".java", "");
    RAN.add(name);
    tasks.storeResult(
        TaskOutcome.of(name + ".body", TaskState.SUCCESS)
            .result(String.valueOf(sum))
            .worker(WORKER)
            .build());
  }

  private static long value(LiveResult part) {
    Payload.Value value = (Payload.Value) ((LiveTask) part).task().payload();
    return ((Number) value.value()).longValue();
  }
}
