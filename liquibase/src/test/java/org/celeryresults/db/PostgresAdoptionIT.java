package org.celeryresults.db;

import java.util.List;
import javax.sql.DataSource;

class PostgresAdoptionIT extends AdoptionContract {
  @Override
  String engine() {
    return "postgresql";
  }

  @Override
  DataSource database(String name) throws Exception {
    return Postgres.database(name);
  }

  @Override
  List<String> catalog(DataSource source) throws Exception {
    return PostgresCatalog.of(source);
  }

  @Override
  List<String> withWideIds(List<String> catalog) {
    return PostgresCatalog.withWideIds(catalog);
  }

  @Override
  String currentSchema() {
    return "current_schema()";
  }
}
