package org.celeryresults.chord.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.celeryresults.chord.ChordCompleted;
import org.celeryresults.chord.ChordCompletion;
import org.celeryresults.chord.ChordPartFailed;

/** The observers of our events, and the events. */
@Dependent
class Listeners {
  @Inject private Event<ChordCompleted> completed;
  @Inject private Event<ChordPartFailed> failed;
  @Inject private BeanManager beans;

  /** Whether anybody observes, on this node, what became of chords. */
  boolean areThere() {
    return observed(new ChordCompleted("", "", List.of(), Instant.EPOCH, 1))
        || observed(new ChordPartFailed("", "", "", "", Instant.EPOCH, 1));
  }

  private boolean observed(Object event) {
    return !beans.resolveObserverMethods(event).isEmpty();
  }

  /** Tells them; returns when all have returned. */
  void tell(ChordCompletion what, int attempt) {
    Optional<String> part = what.failedTaskId();
    if (part.isPresent()) {
      failed.fire(
          new ChordPartFailed(
              what.completionId(),
              what.groupId(),
              part.get(),
              what.failedStatus().orElse(""),
              what.dateCreated(),
              attempt));
    } else {
      completed.fire(
          new ChordCompleted(
              what.completionId(), what.groupId(), what.members(), what.dateCreated(), attempt));
    }
  }
}
