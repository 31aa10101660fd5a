package org.celeryresults.db;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbAdoptionIT extends AdoptionContract {
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
    return "/ours/mariadb.txt";
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

  @Override
  String kill(String session) {
    return "kill " + session;
  }

  @Override
  String dropUniqueTaskId() {
    return "alter table django_celery_results_taskresult drop key task_id";
  }
}
