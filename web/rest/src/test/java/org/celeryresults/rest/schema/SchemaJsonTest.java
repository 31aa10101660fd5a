package org.celeryresults.rest.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.schema.SchemaMode;
import org.celeryresults.schema.guard.Finding;
import org.celeryresults.schema.guard.FindingKind;
import org.celeryresults.schema.guard.IdReserve;
import org.celeryresults.schema.guard.Place;
import org.celeryresults.schema.guard.SchemaReport;
import org.celeryresults.schema.guard.Severity;
import org.junit.jupiter.api.Test;

class SchemaJsonTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void a_report_without_findings() {
    SchemaReport report = new SchemaReport(NOW, "h2", "H2 2.4.240", List.of());

    assertThat(Json.of(SchemaJson.of("default", SchemaMode.UPDATE, report)).text())
        .isEqualTo(
            "{\"store\": \"default\", \"engine\": \"h2\", \"product\": \"H2 2.4.240\","
                + " \"mode\": \"update\", \"checked_at\": \"2026-11-22T12:00:00Z\","
                + " \"ok\": true, \"findings\": []}");
  }

  @Test
  void a_finding_tells_where_it_is_and_how_it_is_mended() {
    Place place = new Place(Optional.of("t"), Optional.of("id"), Optional.empty());
    IdReserve ids = new IdReserve(7, 1, Optional.of(LocalDate.parse("2026-12-03")));
    Finding finding =
        new Finding(
            FindingKind.IDS_RUN_OUT,
            Severity.WARNING,
            place,
            "CELRES-0123: few",
            List.of("ALTER …"),
            Optional.of(ids));
    SchemaReport report = new SchemaReport(NOW, "h2", "H2 2.4.240", List.of(finding));

    assertThat(Json.of(SchemaJson.of("a", SchemaMode.NONE, report).get("findings")).text())
        .isEqualTo(
            "[{\"kind\": \"ids_run_out\", \"severity\": \"warning\", \"table\": \"t\","
                + " \"column\": \"id\", \"index\": null, \"message\": \"CELRES-0123: few\","
                + " \"sql\": [\"ALTER \\u2026\"], \"ids_left\": 7,"
                + " \"runs_out_on\": \"2026-12-03\"}]");
  }
}
