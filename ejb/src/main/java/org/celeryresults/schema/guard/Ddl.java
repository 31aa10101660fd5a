package org.celeryresults.schema.guard;

import java.util.List;

/** Statements that mend, as one kind of database wants them; none where that is not known. */
interface Ddl {
  /** The type that the column must have. */
  String type(ExpectedColumn column);

  /** The table with its constraints, without its indexes. */
  default List<String> createTable(ExpectedTable table) {
    return List.of();
  }

  /** Fills the rows that are there, if the column must not be null. */
  default List<String> addColumn(String table, ExpectedColumn column) {
    return List.of();
  }

  List<String> createIndex(String table, ExpectedIndex index);

  /** Makes the table's key unique. */
  List<String> addUnique(ExpectedTable table);

  /** The name of what {@link #addUnique} makes. */
  String uniqueName(ExpectedTable table);

  List<String> addPrimaryKey(ExpectedTable table);

  /** Makes an index's name free: drops what is broken, renames what may be in use. */
  default List<String> setAside(String table, ActualIndex index, String otherName) {
    return List.of();
  }

  default List<String> changeType(String table, ActualColumn actual, ExpectedColumn expected) {
    return List.of();
  }

  default List<String> allowNull(String table, ActualColumn column) {
    return List.of();
  }

  default List<String> forbidNull(String table, ActualColumn column) {
    return List.of();
  }

  default List<String> generateIds(ActualTable table) {
    return List.of();
  }

  default List<String> widenIds(ActualTable table) {
    return List.of();
  }

  /** Makes the database tell apart what differs. */
  default List<String> compareExactly(ExpectedTable table, ActualColumn column) {
    return List.of();
  }

  /** Makes the table hold every character. */
  default List<String> holdEveryCharacter(ActualTable table, ExpectedTable expected) {
    return List.of();
  }

  /** For sessions to come. */
  default List<String> readCommitted(String database) {
    return List.of();
  }
}
