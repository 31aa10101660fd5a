package org.celeryresults.schema.guard;

import java.util.List;
import java.util.Optional;

/** A table as the database has it. */
record ActualTable(
    String name, List<ActualColumn> columns, List<ActualIndex> indexes, Generator generator) {
  ActualTable {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
  }

  Optional<ActualColumn> column(String column) {
    return columns.stream().filter(known -> known.name().equals(column)).findFirst();
  }

  Optional<ActualIndex> index(String index) {
    return indexes.stream().filter(known -> known.name().equalsIgnoreCase(index)).findFirst();
  }

  boolean isUnique(List<String> key) {
    return indexes.stream().anyMatch(index -> index.isUniqueOn(key));
  }

  /** MySQL's has always that name, also one of the beginnings of texts, which is of no use. */
  boolean hasPrimaryKey() {
    return indexes.stream()
        .anyMatch(
            index -> index.use() == ActualIndex.Use.PRIMARY || index.name().equals("PRIMARY"));
  }

  boolean has(ExpectedIndex expected) {
    return indexes.stream().anyMatch(index -> index.serves(expected));
  }
}
