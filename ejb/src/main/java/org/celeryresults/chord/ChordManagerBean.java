package org.celeryresults.chord;

import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveGroups;
import org.celeryresults.retry.Retried;

/** The outer layer: retries what {@link ChordStore} does in a transaction. */
@Stateless(name = "ChordManager")
@Local(ChordManager.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Retried
public class ChordManagerBean implements ChordManager {
  @EJB private ChordStore chords;
  @Inject private LiveGroups live;

  @Override
  public Optional<ChordCounter> findChord(String groupId) {
    return chords.find(groupId);
  }

  @Override
  public Optional<LiveGroup> groupResult(String groupId) {
    return chords.find(groupId).map(counter -> counter.groupResult(live::withResults));
  }
}
