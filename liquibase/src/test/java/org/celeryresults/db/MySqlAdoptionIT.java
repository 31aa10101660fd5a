package org.celeryresults.db;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MySqlAdoptionIT extends AdoptionContract {
  private static MySql server;

  @BeforeAll
  static void start() throws Exception {
    server = MySql.started();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  /** Django sends the same to both. */
  @Override
  String engine() {
    return "mariadb";
  }

  @Override
  DataSource database(String name) throws Exception {
    return server.database(name);
  }

  @Override
  List<String> catalog(DataSource source) throws Exception {
    return MariaDbCatalog.of(source);
  }

  @Override
  List<String> ours(DataSource source) throws Exception {
    return MariaDbCatalog.ours(source);
  }

  @Override
  String expectedOurs() {
    return "/ours/mysql.txt";
  }

  @Override
  List<String> withWideIds(List<String> catalog) {
    return MariaDbCatalog.withWideIds(catalog);
  }

  @Override
  String currentSchema() {
    return "database()";
  }

  @Override
  String session() {
    return "connection_id()";
  }

  /** Nothing: that the client is gone is enough, and this build's KILL takes minutes. */
  @Override
  String kill(String session) {
    return "do 0";
  }

  @Override
  String dropUniqueTaskId() {
    return "alter table django_celery_results_taskresult drop key task_id";
  }
}
