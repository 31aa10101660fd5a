package org.celeryresults.retention;

import java.util.List;
import java.util.Optional;
import org.celeryresults.store.CallOptions;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * What is kept, and how long. The rules hold for tasks: of those that match, the first decides;
 * where none does, the age decides that a purge is given. A pin holds for a task or a group, and
 * goes before every rule. Both take effect at the next batch of a purge that is under way.
 */
public interface RetentionManager extends CallOptions<RetentionManager> {
  /** The most rules there can be. */
  int MOST_RULES = 100;

  /** The rules in their order; empty when there are none. */
  List<RetentionRule> rules();

  /**
   * Replaces all rules. Of callers at the same time the last one wins, whole.
   *
   * @param rules in the order in which they are asked
   */
  void replaceRules(List<RetentionRule> rules);

  /**
   * Replaces all rules, if they still are the expected ones.
   *
   * @return false when somebody else has changed them meanwhile; nothing is replaced then
   */
  boolean replaceRules(List<RetentionRule> expected, List<RetentionRule> rules);

  /**
   * Keeps a task, or a group, until it is unpinned. Can be done before it is stored. A repeated pin
   * replaces the reason.
   *
   * @param id task id or group id
   * @param reason at most 255 characters; null: none is given
   * @return true when a task or group of that id is stored now, and stays so; false when there is
   *     none (any more)
   */
  boolean pin(String id, @Nullable String reason);

  /** Ends that; false when it was not pinned. */
  boolean unpin(String id);

  /** The pin of a task or group; empty when it has none. */
  Optional<Pin> findPin(String id);

  /** A page of the pins, the first made first. */
  Page<Pin> pins(PageRequest page);
}
