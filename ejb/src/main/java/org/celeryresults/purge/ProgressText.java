package org.celeryresults.purge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.celeryresults.payload.PythonJson;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.Position;
import org.celeryresults.retention.Tally;
import org.jspecify.annotations.Nullable;

/** Progress as JSON, as it stands in the table. */
final class ProgressText {
  private ProgressText() {}

  static String of(Progress progress) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    Map<String, Object> steps = new LinkedHashMap<>();
    progress.steps().forEach((step, done) -> steps.put(step.text(), step(done)));
    all.put("steps", steps);
    Position position = progress.position();
    all.put("position", List.of(position.part(), position.date().toString(), position.id()));
    all.put("ended_by", progress.endedBy().orElse(null));
    return PythonJson.dumps(all);
  }

  static Progress parse(String text) {
    Map<?, ?> all = map(PythonJson.loads(text));
    Map<PurgeStep, StepProgress> steps = new EnumMap<>(PurgeStep.class);
    map(all.get("steps"))
        .forEach((step, done) -> steps.put(PurgeStep.of(String.valueOf(step)), step(map(done))));
    List<?> position = list(all.get("position"));
    return new Progress(
        steps,
        new Position((int) number(position.get(0)), time(position.get(1)), number(position.get(2))),
        Optional.ofNullable((String) all.get("ended_by")));
  }

  private static Map<String, Object> step(StepProgress progress) {
    List<Object> deleted = new ArrayList<>();
    for (Tally tally : progress.deleted()) {
      deleted.add(
          List.of(
              tally.rule(),
              tally.rows(),
              tally.oldest().toString(),
              tally.newest().toString(),
              tally.bytes()));
    }
    Kept kept = progress.kept();
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("deleted", deleted);
    step.put("kept", List.of(kept.pinned(), kept.referenced(), kept.busy()));
    step.put("done", progress.done());
    return step;
  }

  private static StepProgress step(Map<?, ?> step) {
    List<?> kept = list(step.get("kept"));
    return new StepProgress(
        list(step.get("deleted")).stream().map(deleted -> tally(list(deleted))).toList(),
        new Kept(number(kept.get(0)), number(kept.get(1)), number(kept.get(2))),
        Boolean.TRUE.equals(step.get("done")));
  }

  private static Tally tally(List<?> values) {
    return new Tally(
        String.valueOf(values.get(0)),
        number(values.get(1)),
        time(values.get(2)),
        time(values.get(3)),
        number(values.get(4)));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  private static long number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }

  private static Instant time(@Nullable Object value) {
    return Instant.parse(String.valueOf(value));
  }
}
