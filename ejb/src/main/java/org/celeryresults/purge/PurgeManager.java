package org.celeryresults.purge;

import java.util.Map;
import java.util.Optional;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;

/**
 * Begins, watches and ends purges, of which one is at work in a cluster at a time; dry runs, which
 * delete nothing, take turns apart from them. What is begun here runs as a batch job on this node,
 * after the call has returned; when the node dies, another goes on where it was.
 */
public interface PurgeManager {
  /**
   * Begins a purge.
   *
   * @param parameters texts by the names of the job's parameters ({@link PurgeParameters#NAMES});
   *     one that is missing or blank has its default
   * @throws InvalidValueException that names the parameter
   * @throws PurgeHeldException when one is under way; it says which, whose, and since when
   */
  Purge start(Map<String, String> parameters);

  /**
   * Asks a purge to stop after the batch that it is at, on whichever node it is at work.
   *
   * @return false when it has ended already
   * @throws CeleryResultsException when there is none of that id
   */
  boolean stop(String purgeId);

  /**
   * Lets a purge that was stopped, or that failed, go on where it ended, on this node.
   *
   * @throws CeleryResultsException when there is none of that id, it has completed, or a purge is
   *     under way
   */
  Purge restart(String purgeId);

  /** A purge; empty when there is none of that id (any more). */
  Optional<Purge> find(String purgeId);

  /** A page of all purges, the one begun last first. */
  Page<Purge> search(PageRequest page);

  /** When purges begin by themselves. */
  PurgeSchedule schedule();

  /**
   * Changes when purges begin by themselves; holds for all nodes, and survives restarts.
   *
   * @param cron minute, hour, day of the month, month, weekday
   * @param zone a time zone's name
   * @param enabled false: none begin by themselves
   * @param parameters of those purges, by name; others have their default when they begin
   * @return the schedule, with the next time
   * @throws InvalidValueException that names what is wrong
   */
  PurgeSchedule changeSchedule(
      String cron, String zone, boolean enabled, Map<String, String> parameters);
}
