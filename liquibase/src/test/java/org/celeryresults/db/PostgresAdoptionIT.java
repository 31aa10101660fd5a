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
  List<String> ours(DataSource source) throws Exception {
    return PostgresCatalog.ours(source);
  }

  @Override
  String expectedOurs() {
    return "/ours/postgresql.txt";
  }

  @Override
  List<String> withWideIds(List<String> catalog) {
    return PostgresCatalog.withWideIds(catalog);
  }

  @Override
  String currentSchema() {
    return "current_schema()";
  }

  @Override
  String session() {
    return "pg_backend_pid()";
  }

  @Override
  String kill(String session) {
    return "select pg_terminate_backend(%s)".formatted(session);
  }

  @Override
  String dropUniqueTaskId() {
    return "alter table django_celery_results_taskresult"
        + " drop constraint django_celery_results_taskresult_task_id_key";
  }
}
