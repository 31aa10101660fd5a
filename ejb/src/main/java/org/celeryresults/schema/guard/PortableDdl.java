package org.celeryresults.schema.guard;

import java.util.List;

/** Any other database: what needs no type is written in standard SQL, the rest isn't guessed. */
final class PortableDdl implements Ddl {
  @Override
  public String type(ExpectedColumn column) {
    return column.kind().toString();
  }

  @Override
  public List<String> createIndex(String table, ExpectedIndex index) {
    return List.of("CREATE INDEX %s ON %s (%s)".formatted(index.name(), table, index.columnList()));
  }

  @Override
  public List<String> addUnique(ExpectedTable table) {
    return List.of(
        "ALTER TABLE %s ADD CONSTRAINT %s UNIQUE (%s)"
            .formatted(table.name(), uniqueName(table), table.keyColumns()));
  }

  @Override
  public String uniqueName(ExpectedTable table) {
    return table.name() + "_" + String.join("_", table.key()) + "_key";
  }

  @Override
  public List<String> addPrimaryKey(ExpectedTable table) {
    return List.of(
        "ALTER TABLE %s ADD PRIMARY KEY (%s)".formatted(table.name(), table.primaryKeyColumns()));
  }
}
