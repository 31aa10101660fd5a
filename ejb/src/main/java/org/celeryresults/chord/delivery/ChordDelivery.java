package org.celeryresults.chord.delivery;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.celeryresults.chord.ChordCompletion;
import org.celeryresults.chord.CompletionStore;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;
import org.celeryresults.retry.Backoff;

/** One attempt to tell listeners: the claim, the telling, and what is recorded if it fails. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChordDelivery {
  private static final Logger LOG = System.getLogger("org.celeryresults.chord");

  @EJB private CompletionStore completions;
  @EJB private Telling telling;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;

  /** Claims the completion for an attempt; false when another node has it. */
  public boolean claim(ChordCompletion completion) {
    return completions.claim(completion, settings.chordDeliveryTimeout());
  }

  /** True for one that was claimed as often as it may be, and whose listeners never came back. */
  public boolean gaveUp(ChordCompletion completion) {
    int attempts = completion.attempts();
    boolean exhausted = attempts >= settings.chordDeliveryMaxAttempts();
    if (exhausted) {
      dead(completion, attempts, Message.LISTENER_HANGS.text(settings.chordDeliveryTimeout()));
    }
    return exhausted;
  }

  /**
   * Of one that is being told here: when its time is up, that counts as an attempt.
   *
   * @return true when it was the last
   */
  public boolean gaveUpHanging(ChordCompletion told) {
    boolean overdue = told.dateNext().filter(end -> !end.isAfter(clock.instant())).isPresent();
    boolean gaveUp = overdue && gaveUp(told);
    if (overdue && !gaveUp) {
      boolean unused = claim(told);
    }
    return gaveUp;
  }

  /** Tells the listeners of a completion that was claimed. */
  public void attempt(ChordCompletion claimed) {
    int attempt = claimed.attempts() + 1;
    try {
      telling.tell(claimed, attempt);
    } catch (RuntimeException e) {
      failed(claimed, attempt, Reason.of(e));
      LOG.log(Level.DEBUG, "Listeners failed", e);
    }
  }

  private void failed(ChordCompletion completion, int attempt, String reason) {
    int most = settings.chordDeliveryMaxAttempts();
    String id = completion.completionId();
    String group = completion.groupId();
    if (attempt >= most) {
      dead(completion, attempt, reason);
    } else {
      Duration wait = backoff().after(attempt);
      if (completions.failed(id, attempt, reason, Optional.of(clock.instant().plus(wait)))) {
        LOG.log(
            Level.WARNING, Message.DELIVERY_FAILED.text(group, id, attempt, most, wait, reason));
      }
    }
  }

  private void dead(ChordCompletion completion, int attempt, String reason) {
    String id = completion.completionId();
    if (completions.failed(id, attempt, reason, Optional.empty())) {
      LOG.log(Level.ERROR, Message.DELIVERY_DEAD.text(completion.groupId(), id, attempt, reason));
    }
  }

  private Backoff backoff() {
    return new Backoff(settings.chordDeliveryDelay(), settings.chordDeliveryMaxDelay());
  }
}
