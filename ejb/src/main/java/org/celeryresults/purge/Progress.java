package org.celeryresults.purge;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.celeryresults.retention.Batch;
import org.celeryresults.retention.Position;

/**
 * How far a purge has come: what is told of it, and where it goes on.
 *
 * @param steps those that have begun
 * @param position where the step that is under way goes on
 * @param endedBy the parameter that ended it early; empty: none did
 */
public record Progress(
    Map<PurgeStep, StepProgress> steps, Position position, Optional<String> endedBy) {
  /** Nothing yet. */
  public static final Progress NONE = new Progress(Map.of(), Position.START, Optional.empty());

  public Progress {
    EnumMap<PurgeStep, StepProgress> copy = new EnumMap<>(PurgeStep.class);
    copy.putAll(steps);
    steps = Collections.unmodifiableMap(copy);
  }

  /** What a step has done. */
  public StepProgress of(PurgeStep step) {
    return Objects.requireNonNullElse(steps.get(step), StepProgress.NONE);
  }

  /** Rows of all steps. */
  public long rows() {
    return steps.values().stream().mapToLong(StepProgress::rows).sum();
  }

  Progress plus(PurgeStep step, Batch batch) {
    Map<PurgeStep, StepProgress> more = new EnumMap<>(PurgeStep.class);
    more.putAll(steps);
    more.put(step, of(step).plus(batch));
    return new Progress(more, batch.last() ? Position.START : batch.end(), endedBy);
  }

  Progress endedBy(String parameter) {
    return new Progress(steps, position, Optional.of(parameter));
  }

  /** Without the limit that ended it: a restart goes on. */
  Progress again() {
    return new Progress(steps, position, Optional.empty());
  }
}
