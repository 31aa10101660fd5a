package org.celeryresults.group;

/** A member of a group as it stands now: a task, or a group within the group. */
public sealed interface LiveResult permits LiveTask, LiveGroup {
  /** Id of the task or group. */
  String id();

  /** True when nothing more will come. */
  boolean ready();

  /** True when it, or all of it, ended in SUCCESS. */
  boolean successful();

  /** True when it, or any of it, ended in FAILURE; being revoked is not failing. */
  boolean failed();
}
