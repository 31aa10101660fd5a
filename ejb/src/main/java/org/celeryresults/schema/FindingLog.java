package org.celeryresults.schema;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.celeryresults.schema.guard.Finding;
import org.celeryresults.schema.guard.FindingKind;
import org.celeryresults.schema.guard.Place;
import org.celeryresults.schema.guard.SchemaReport;
import org.celeryresults.schema.guard.Severity;

/** A line for each finding that asks for action; none while nothing has changed. */
final class FindingLog {
  private static final Logger LOG = System.getLogger("org.celeryresults.schema");

  private final AtomicReference<List<Told>> told = new AtomicReference<>(List.of());

  void tell(SchemaReport report) {
    List<Finding> urgent =
        report.findings().stream().filter(it -> it.severity() != Severity.INFO).toList();
    List<Told> now = urgent.stream().map(it -> new Told(it.kind(), it.place())).toList();
    if (!now.equals(told.getAndSet(now))) {
      urgent.forEach(it -> LOG.log(level(it.severity()), it.toString()));
    }
  }

  private static Level level(Severity severity) {
    return severity == Severity.ERROR ? Level.ERROR : Level.WARNING;
  }

  /** Without the numbers that change from one look to the next. */
  private record Told(FindingKind kind, Place place) {}
}
