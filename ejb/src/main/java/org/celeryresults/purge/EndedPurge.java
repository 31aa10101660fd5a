package org.celeryresults.purge;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.celeryresults.message.Message;

/** What is told of a purge that has ended, in one line: in the log, and in the server's console. */
final class EndedPurge {
  private EndedPurge() {}

  static String text(Purge purge) {
    Progress progress = purge.progress();
    String rows =
        Stream.of(PurgeStep.values())
            .map(step -> progress.of(step).rows() + " " + step.text())
            .collect(Collectors.joining(", "));
    Duration took = purge.duration().orElse(Duration.ZERO).truncatedTo(ChronoUnit.MILLIS);
    Message message =
        Boolean.parseBoolean(purge.parameters().get("dryRun"))
            ? Message.DRY_RUN_ENDED
            : Message.PURGE_ENDED;
    return message
        .text(purge.purgeId(), purge.state(), took, rows, purge.error().orElse(""))
        .strip();
  }
}
