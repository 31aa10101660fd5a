package org.celeryresults.schema;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbNodesIT extends NodesContract {
  private static MariaDb server;

  @BeforeAll
  static void start() throws Exception {
    server = MariaDb.started();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  @Override
  DataSource database(String name) throws Exception {
    Postgres.execute(server.dataSource(""), "create database " + name);
    return server.dataSource(name);
  }

  @Override
  int changeSets() {
    return 25;
  }
}
