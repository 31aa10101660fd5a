package org.celeryresults.group;

/**
 * How far a group is; see {@link LiveGroup} for what the words mean.
 *
 * @param size its direct members
 */
public record GroupProgress(
    String groupId,
    int size,
    int completedCount,
    boolean ready,
    boolean successful,
    boolean failed,
    boolean waiting) {
  static GroupProgress of(LiveGroup group) {
    return new GroupProgress(
        group.id(),
        group.results().size(),
        group.completedCount(),
        group.ready(),
        group.successful(),
        group.failed(),
        group.waiting());
  }
}
