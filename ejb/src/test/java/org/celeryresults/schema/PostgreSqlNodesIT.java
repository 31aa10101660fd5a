package org.celeryresults.schema;

import javax.sql.DataSource;

class PostgreSqlNodesIT extends NodesContract {
  @Override
  DataSource database(String name) throws Exception {
    return Postgres.database("nodes_" + name);
  }

  @Override
  int changeSets() {
    return 28;
  }
}
