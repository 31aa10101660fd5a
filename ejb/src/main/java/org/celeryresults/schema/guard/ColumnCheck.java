package org.celeryresults.schema.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.celeryresults.schema.guard.ExpectedColumn.Kind;

/** The columns of one table: there, wide enough, nullable or not. */
record ColumnCheck(ExpectedTable expected, ActualTable actual, Ddl ddl) {
  List<Finding> missing() {
    return expected.columns().stream()
        .filter(column -> actual.column(column.name()).isEmpty())
        .map(
            column ->
                Finding.of(
                    FindingKind.MISSING_COLUMN,
                    place(column.name()),
                    ddl.addColumn(name(), column),
                    name(),
                    column.name()))
        .toList();
  }

  List<Finding> different() {
    List<Finding> findings = new ArrayList<>();
    for (ActualColumn column : actual.columns()) {
      Optional<ExpectedColumn> known = expected.column(column.name());
      if (known.isPresent()) {
        type(column, known.get()).ifPresent(findings::add);
        nullability(column, known.get()).ifPresent(findings::add);
        collation(column).ifPresent(findings::add);
      } else if (!column.nullable() && !column.filled()) {
        findings.add(unknownRequired(column));
      }
    }
    characters().ifPresent(findings::add);
    return findings;
  }

  private Optional<Finding> type(ActualColumn column, ExpectedColumn known) {
    ActualType type = column.type();
    boolean toldByIdCheck = known.kind() == Kind.ID && type.family() == Family.INTEGER;
    if (toldByIdCheck || type.holds(known)) {
      return Optional.empty();
    }
    String wanted = ddl.type(known);
    boolean shorter = type.family() == known.kind().family() && hasBase(type, wanted);
    return Optional.of(
        Finding.of(
            shorter ? FindingKind.NARROW_COLUMN : FindingKind.WRONG_TYPE,
            place(column.name()),
            known.kind() == Kind.ID ? ddl.widenIds(actual) : ddl.changeType(name(), column, known),
            name(),
            column.name(),
            type.text(),
            wanted));
  }

  /** There is but one type of instants, by several names. */
  private static boolean hasBase(ActualType type, String wanted) {
    return type.family() == Family.TIME || wanted.replaceFirst("\\(.*", "").equals(type.base());
  }

  private Optional<Finding> nullability(ActualColumn column, ExpectedColumn known) {
    if (column.nullable() == known.nullable()) {
      return Optional.empty();
    }
    List<String> sql =
        known.nullable() ? ddl.allowNull(name(), column) : ddl.forbidNull(name(), column);
    return Optional.of(
        Finding.of(
            known.nullable() ? FindingKind.REQUIRED_COLUMN : FindingKind.NULLABLE_COLUMN,
            place(column.name()),
            sql,
            name(),
            column.name()));
  }

  private Optional<Finding> collation(ActualColumn column) {
    Collation collation = column.collation();
    boolean fine = collation.merges().isEmpty() || (expected.isOurs() && collation.isBinary());
    if (fine || !ExpectedTable.holdsIds(column.name())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            FindingKind.ID_COLLATION,
            place(column.name()),
            ddl.compareExactly(expected, column),
            name(),
            column.name(),
            collation.name(),
            String.join(", ", collation.merges())));
  }

  private Finding unknownRequired(ActualColumn column) {
    return Finding.of(
        FindingKind.UNKNOWN_REQUIRED_COLUMN,
        place(column.name()),
        ddl.allowNull(name(), column),
        name(),
        column.name());
  }

  private Optional<Finding> characters() {
    List<String> sql = ddl.holdEveryCharacter(actual, expected);
    List<String> charsets =
        actual.columns().stream()
            .filter(MySqlDdl::isNarrow)
            .map(column -> column.collation().charset())
            .distinct()
            .toList();
    return sql.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingKind.CHARACTER_SET,
                Place.table(name()),
                sql,
                name(),
                String.join(", ", charsets)));
  }

  private String name() {
    return expected.name();
  }

  private Place place(String column) {
    return Place.column(name(), column);
  }
}
