package org.celeryresults.schema.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All about one table. */
record TableCheck(ExpectedTable expected, Engine engine, Connection connection, Instant now) {
  List<Finding> findings() throws SQLException {
    Optional<ActualTable> actual = engine.catalog().table(connection, expected.name());
    return actual.isPresent() ? findings(actual.get()) : List.of(missing());
  }

  private Finding missing() {
    List<String> sql = new ArrayList<>(engine.ddl().createTable(expected));
    ActualTable empty = new ActualTable(expected.name(), List.of(), List.of(), Generator.UNKNOWN);
    if (!sql.isEmpty()) {
      new IndexCheck(expected, empty, engine)
          .indexes()
          .forEach(finding -> sql.addAll(finding.sql()));
    }
    String name = expected.name();
    return Finding.of(FindingKind.MISSING_TABLE, Place.table(name), sql, name);
  }

  private List<Finding> findings(ActualTable actual) throws SQLException {
    ColumnCheck columns = new ColumnCheck(expected, actual, engine.ddl());
    IndexCheck indexes = new IndexCheck(expected, actual, engine);
    List<Finding> findings = new ArrayList<>(columns.missing());
    indexes.unique().ifPresent(findings::add);
    if (engine.isKnown()) {
      IdCheck ids = new IdCheck(actual, engine, connection, now);
      indexes.primaryKey().ifPresent(findings::add);
      ids.generator().ifPresent(findings::add);
      findings.addAll(columns.different());
      ids.reserve().ifPresent(findings::add);
    }
    findings.addAll(indexes.indexes());
    return findings;
  }
}
