package org.celeryresults.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.celeryresults.schema.guard.Finding;
import org.celeryresults.schema.guard.FindingKind;
import org.celeryresults.schema.guard.Place;
import org.celeryresults.schema.guard.SchemaReport;
import org.celeryresults.schema.guard.Severity;
import org.junit.jupiter.api.Test;

class FindingLogTest {
  private static final Finding INDEX = finding(FindingKind.MISSING_INDEX, Severity.WARNING, "x");
  private static final Finding TABLE = finding(FindingKind.MISSING_TABLE, Severity.ERROR, "y");
  private static final Finding IDS = finding(FindingKind.IDS_RUN_OUT, Severity.INFO, "z");

  private final FindingLog log = new FindingLog();

  @Test
  void what_asks_for_action_is_a_line_with_its_sql() {
    try (LogRecords records = LogRecords.open()) {
      log.tell(report(TABLE, INDEX, IDS));

      assertThat(records.messages())
          .containsExactly("SEVERE y SQL: MEND y; AGAIN", "WARNING x SQL: MEND x; AGAIN");
    }
  }

  @Test
  void what_was_told_is_not_repeated_until_it_changes() {
    try (LogRecords records = LogRecords.open()) {
      log.tell(report(INDEX));
      log.tell(report(INDEX));
      assertThat(records.messages()).hasSize(1);

      log.tell(report());
      log.tell(report(INDEX));
      assertThat(records.messages()).hasSize(2);
    }
  }

  private static SchemaReport report(Finding... findings) {
    return new SchemaReport(Instant.EPOCH, "h2", "H2", Arrays.asList(findings));
  }

  private static Finding finding(FindingKind kind, Severity severity, String text) {
    Place place = new Place(Optional.of("t"), Optional.empty(), Optional.empty());
    List<String> sql = List.of("MEND " + text, "AGAIN");
    return new Finding(kind, severity, place, text, sql, Optional.empty());
  }
}
