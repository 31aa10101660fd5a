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
    return List.of("CREATE INDEX %s ON %s (%s)".formatted(index.name(), table, index.column()));
  }

  @Override
  public List<String> addUnique(String table, String column) {
    return List.of(
        "ALTER TABLE %s ADD CONSTRAINT %s UNIQUE (%s)"
            .formatted(table, uniqueName(table, column), column));
  }

  @Override
  public String uniqueName(String table, String column) {
    return table + "_" + column + "_key";
  }

  @Override
  public List<String> addPrimaryKey(String table) {
    return List.of("ALTER TABLE %s ADD PRIMARY KEY (id)".formatted(table));
  }
}
