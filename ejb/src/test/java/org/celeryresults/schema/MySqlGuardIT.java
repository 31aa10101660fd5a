package org.celeryresults.schema;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MySqlGuardIT extends MySqlGuardContract {
  private static MySql server;

  @BeforeAll
  static void start() throws Exception {
    server = MySql.started();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  @Override
  DataSource dataSource(String database) {
    return server.dataSource(database);
  }

  /** 8.0.15 has no binary collation that tells trailing blanks apart. */
  @Override
  String exactCollation() {
    return "utf8mb4_0900_as_cs";
  }

  @Override
  String engine() {
    return "mysql";
  }
}
