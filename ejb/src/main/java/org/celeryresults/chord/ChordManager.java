package org.celeryresults.chord;

import java.util.Optional;
import org.celeryresults.group.LiveGroup;

/** Finds chords that wait for their headers. Inject it. */
public interface ChordManager {
  /** The counter; empty when the chord is complete or was never begun. */
  Optional<ChordCounter> findChord(String groupId);

  /**
   * The chord's header as it stands now: one statement for the counter, one for each 1000 members.
   * Empty when the chord is complete or was never begun.
   */
  Optional<LiveGroup> groupResult(String groupId);
}
