package org.celeryresults.schema.guard;

import java.time.Instant;
import java.util.List;

/**
 * What the guard found.
 *
 * @param checkedAt when it looked
 * @param engine the kind of database: postgresql, mariadb, mysql, h2, or the product's own name in
 *     lower case
 * @param product name and version, as the driver tells them
 * @param findings table by table; empty: all is as it should be
 */
public record SchemaReport(
    Instant checkedAt, String engine, String product, List<Finding> findings) {
  /** Copies the findings. */
  public SchemaReport {
    findings = List.copyOf(findings);
  }

  /** True when our statements can work: there is no finding of severity ERROR. */
  public boolean isOk() {
    return of(Severity.ERROR).isEmpty();
  }

  /** The findings of that severity. */
  public List<Finding> of(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).toList();
  }
}
