package org.celeryresults.schema.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is unique in one table, and what finds its rows. By definition: names don't matter. */
record IndexCheck(ExpectedTable expected, ActualTable actual, Engine engine) {
  Optional<Finding> unique() {
    boolean whole = expected.key().stream().allMatch(key -> actual.column(key).isPresent());
    if (!whole || actual.isUnique(expected.key())) {
      return Optional.empty();
    }
    String key = expected.keyColumns();
    List<String> sql =
        isPrimaryKeyMissing()
            ? ddl().addPrimaryKey(expected)
            : withNameFree(ddl().uniqueName(expected), ddl().addUnique(expected));
    return Optional.of(
        Finding.of(FindingKind.MISSING_UNIQUE, Place.column(name(), key), sql, name(), key));
  }

  private boolean isPrimaryKeyMissing() {
    return engine.isKnown() && !expected.hasId() && !actual.hasPrimaryKey();
  }

  Optional<Finding> primaryKey() {
    return actual.column("id").isEmpty() || actual.isUnique(List.of("id"))
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingKind.MISSING_PRIMARY_KEY,
                Place.column(name(), "id"),
                ddl().addPrimaryKey(expected),
                name()));
  }

  List<Finding> indexes() {
    return expected.indexes().stream()
        .filter(index -> !index.pattern() || engine.hasPatternIndexes())
        .filter(index -> !actual.has(index))
        .map(
            index ->
                Finding.of(
                    FindingKind.MISSING_INDEX,
                    Place.index(name(), index.name()),
                    withNameFree(index.name(), ddl().createIndex(name(), index)),
                    name(),
                    index.columnList()))
        .toList();
  }

  private List<String> withNameFree(String index, List<String> sql) {
    List<String> all = new ArrayList<>();
    actual
        .index(index)
        .ifPresent(taken -> all.addAll(ddl().setAside(name(), taken, freeName(taken.name()))));
    all.addAll(sql);
    return all;
  }

  private String freeName(String taken) {
    String free = taken + "_other";
    for (int i = 2; actual.index(free).isPresent(); i++) {
      free = taken + "_other" + i;
    }
    return free;
  }

  private Ddl ddl() {
    return engine.ddl();
  }

  private String name() {
    return expected.name();
  }
}
