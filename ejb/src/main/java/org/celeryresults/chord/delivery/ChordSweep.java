package org.celeryresults.chord.delivery;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.celeryresults.chord.ChordExpiry;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.chord.StuckChord;
import org.celeryresults.config.Settings;
import org.celeryresults.message.Message;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.retry.Retried;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;

/** Looks at all chords that wait: dates those that Python began, completes those that are stuck. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(FailureTranslator.class)
public class ChordSweep {
  private static final Logger LOG = System.getLogger("org.celeryresults.chord");
  private static final int AT_ONCE = 100;

  @EJB private ChordExpiry expiry;
  @EJB private ChordManager chords;
  @Inject private Settings settings;

  /** Once; of two nodes that see a new chord at the same time, one tries again. */
  @Retried
  public void run() {
    int unused = expiry.see();
    settings.chordStuckAfter().ifPresent(this::rescue);
  }

  private void rescue(Duration stuckAfter) {
    int size = Math.min(AT_ONCE, settings.pageSizeMax());
    Optional<PageRequest> next = Optional.of(PageRequest.first(size));
    while (next.isPresent()) {
      Page<StuckChord> page = chords.getStuck(stuckAfter, next.get());
      page.items().forEach(this::rescue);
      next = page.next().map(cursor -> PageRequest.at(size, cursor));
    }
  }

  private void rescue(StuckChord chord) {
    if (chords.completeChord(chord.groupId())) {
      LOG.log(
          Level.INFO,
          Message.CHORD_RESCUED.text(chord.groupId(), chord.since(), chord.remaining()));
    }
  }
}
