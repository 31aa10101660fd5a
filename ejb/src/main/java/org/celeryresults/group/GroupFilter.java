package org.celeryresults.group;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.celeryresults.store.Conditions;
import org.celeryresults.store.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Which groups a search finds, and in which order; made by {@link #all()} and narrowed by the
 * verbs. Conditions hold together; null takes one back. Immutable.
 */
public final class GroupFilter {
  private final Conditions conditions;
  private final GroupOrder order;
  private final boolean descending;

  private GroupFilter(Conditions conditions, GroupOrder order, boolean descending) {
    this.conditions = conditions;
    this.order = order;
    this.descending = descending;
  }

  /** Every group, the last stored first. */
  public static GroupFilter all() {
    return new GroupFilter(Conditions.NONE, GroupOrder.DATE_DONE, true);
  }

  /** Whose row came to be in this range. */
  public GroupFilter created(TimeRange range) {
    return new GroupFilter(conditions.within("dateCreated", range), order, descending);
  }

  /** Last stored in this range. */
  public GroupFilter done(TimeRange range) {
    return new GroupFilter(conditions.within("dateDone", range), order, descending);
  }

  /** Last stored then or later. */
  public GroupFilter doneSince(Instant from) {
    return done(TimeRange.since(from));
  }

  /** Whose id contains this text, in any case. Reads every row. */
  public GroupFilter text(@Nullable String text) {
    return new GroupFilter(conditions.contains(List.of("groupId"), text), order, descending);
  }

  /** Ordered so. */
  public GroupFilter orderBy(GroupOrder by, boolean descendingly) {
    return new GroupFilter(conditions, by, descendingly);
  }

  /** Last stored before that, and not pinned. */
  GroupFilter unpinnedBefore(Instant before) {
    return new GroupFilter(
        conditions
            .within("dateDone", TimeRange.before(before))
            .and(
                "unpinned",
                "NOT EXISTS (SELECT p FROM Pin p WHERE p.taskId = e.groupId)",
                Map.of()),
        order,
        descending);
  }

  Conditions conditions() {
    return conditions;
  }

  GroupOrder order() {
    return order;
  }

  boolean descending() {
    return descending;
  }
}
