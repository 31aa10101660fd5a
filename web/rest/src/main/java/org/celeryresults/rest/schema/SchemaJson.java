package org.celeryresults.rest.schema;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.celeryresults.schema.SchemaMode;
import org.celeryresults.schema.guard.Finding;
import org.celeryresults.schema.guard.IdReserve;
import org.celeryresults.schema.guard.SchemaReport;
import org.jspecify.annotations.Nullable;

/** A report as JSON; kinds, severities and modes in lower case. */
final class SchemaJson {
  private SchemaJson() {}

  static Map<String, @Nullable Object> of(String alias, SchemaMode mode, SchemaReport report) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("store", alias);
    json.put("engine", report.engine());
    json.put("product", report.product());
    json.put("mode", lower(mode));
    json.put("checked_at", report.checkedAt().toString());
    json.put("ok", report.isOk());
    json.put("findings", report.findings().stream().map(SchemaJson::finding).toList());
    return json;
  }

  private static Map<String, @Nullable Object> finding(Finding finding) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kind", lower(finding.kind()));
    json.put("severity", lower(finding.severity()));
    json.put("table", finding.place().table().orElse(null));
    json.put("column", finding.place().column().orElse(null));
    json.put("index", finding.place().index().orElse(null));
    json.put("message", finding.message());
    json.put("sql", finding.sql());
    json.put("ids_left", finding.ids().map(IdReserve::left).orElse(null));
    json.put(
        "runs_out_on",
        finding.ids().flatMap(IdReserve::runsOutOn).map(LocalDate::toString).orElse(null));
    return json;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
