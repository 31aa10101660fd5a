package org.celeryresults.group;

import java.util.function.Function;
import org.celeryresults.store.SortOrder;
import org.jspecify.annotations.Nullable;

/** What a search can be ordered by: the indexed columns. Rows with equal values go by id. */
public enum GroupOrder {
  /** When the row was last stored; newest first is DCR's own order. */
  DATE_DONE("dateDone", true, GroupSummary::dateDone),
  /** When the row came to be. */
  DATE_CREATED("dateCreated", true, GroupSummary::dateCreated),
  /** Celery's id. */
  GROUP_ID("groupId", false, GroupSummary::groupId);

  private final String attribute;
  private final boolean time;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference holds nothing
  private final Function<GroupSummary, @Nullable Object> value;

  GroupOrder(String attribute, boolean time, Function<GroupSummary, @Nullable Object> value) {
    this.attribute = attribute;
    this.time = time;
    this.value = value;
  }

  SortOrder<GroupSummary> sort(boolean descending) {
    return new SortOrder<>(attribute, false, time, descending, value);
  }
}
