package org.celeryresults.rest.purge;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeStep;
import org.celeryresults.purge.StepProgress;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Purges as JSON. A dry run has {@code would_delete} wherever another purge has {@code deleted}:
 * nobody takes the one for the other.
 */
final class PurgeJson {
  private PurgeJson() {}

  static Map<String, @Nullable Object> of(Purge purge) {
    boolean dryRun = ParametersJson.isDryRun(purge.parameters());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", purge.purgeId());
    json.put("state", purge.state().name());
    json.put("dry_run", dryRun);
    json.put("source", purge.source().name());
    json.put("started_by", purge.startedBy());
    json.put("node", purge.node());
    json.put("execution_id", purge.executionId().orElse(null));
    json.put("parameters", ParametersJson.of(purge.parameters()));
    json.put("date_scheduled", text(purge.dateScheduled()));
    json.put("date_started", purge.dateStarted().toString());
    json.put("date_done", text(purge.dateDone()));
    json.put("duration", purge.duration().map(Duration::toString).orElse(null));
    json.put("stop_requested", purge.isStopRequested());
    json.put("ended_by", purge.progress().endedBy().map(ParameterNames::ofClient).orElse(null));
    json.put("error", purge.error().orElse(null));
    json.put(rows(dryRun), purge.progress().rows());
    json.put(
        "steps",
        purge.progress().steps().entrySet().stream()
            .map(step -> step(step.getKey(), step.getValue(), dryRun))
            .toList());
    return json;
  }

  private static Map<String, @Nullable Object> step(
      PurgeStep step, StepProgress progress, boolean dryRun) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("step", step.text());
    json.put("done", progress.done());
    json.put(rows(dryRun), progress.rows());
    json.put("kept", kept(progress.kept()));
    json.put("rules", progress.deleted().stream().map(tally -> rule(tally, dryRun)).toList());
    return json;
  }

  private static Map<String, @Nullable Object> kept(Kept kept) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("pinned", kept.pinned());
    json.put("referenced", kept.referenced());
    json.put("busy", kept.busy());
    return json;
  }

  private static Map<String, @Nullable Object> rule(Tally tally, boolean dryRun) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("rule", tally.rule());
    json.put(rows(dryRun), tally.rows());
    json.put("oldest", tally.oldest().toString());
    json.put("newest", tally.newest().toString());
    if (dryRun) {
      json.put("bytes", tally.bytes());
    }
    return json;
  }

  private static String rows(boolean dryRun) {
    return dryRun ? "would_delete" : "deleted";
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }
}
