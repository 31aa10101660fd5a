package org.celeryresults.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresSchemaIT {
  private static final List<String> TABLES =
      List.of(
          "django_celery_results_chordcounter",
          "django_celery_results_groupresult",
          "django_celery_results_taskresult",
          "django_migrations");

  @Test
  void a_new_installation_has_django_s_objects_and_ours_and_no_other() throws Exception {
    DataSource ours = Postgres.database("ours");
    DataSource django = Postgres.database("django");
    Sql.load(django, "schema-postgresql.sql");

    assertThat(Changelog.update(ours)).isEqualTo(14 + Changelog.OWN_CHANGE_SETS);

    assertThat(PostgresCatalog.of(ours))
        .isEqualTo(PostgresCatalog.withWideIds(PostgresCatalog.of(django)))
        .hasSizeGreaterThan(60);
  }

  @Test
  void a_row_without_an_id_gets_one_from_django_s_sequence() throws Exception {
    DataSource source = Postgres.database("inserted");
    Changelog.update(source);

    Sql.execute(
        source,
        "insert into django_celery_results_chordcounter (group_id, sub_tasks, count)"
            + " values ('g', '[]', 0)");

    assertThat(
            Sql.rows(
                source,
                "select id, last_value from django_celery_results_chordcounter,"
                    + " django_celery_results_chordcounter_id_seq"))
        .containsExactly("1 1");
  }

  @Test
  void django_s_tables_are_adopted_as_they_are() throws Exception {
    DataSource django = Postgres.database("adopted");
    Sql.load(django, "schema-postgresql.sql");
    Sql.load(django, "data-postgresql.sql");
    List<String> objects = PostgresCatalog.of(django);
    List<String> rows = rows(django);

    assertThat(Changelog.update(django)).as("executed").isEqualTo(Changelog.OWN_CHANGE_SETS);

    assertThat(PostgresCatalog.of(django)).isEqualTo(objects);
    assertThat(rows(django)).isEqualTo(rows);
    assertThat(
            Sql.rows(
                django,
                "select distinct id ~ '%s', exectype".formatted(Changelog.OWN_TABLES)
                    + " from celery_results_databasechangelog order by 1"))
        .containsExactly("f MARK_RAN", "t EXECUTED");
  }

  @Test
  void an_installation_of_release_2_4_0_becomes_one_of_today() throws Exception {
    DataSource old = Postgres.database("release_2_4_0");
    DataSource today = Postgres.database("release_today");
    Sql.load(old, "schema-postgresql-2.4.0.sql");
    Sql.load(old, "data-postgresql-2.4.0.sql");
    Sql.load(today, "schema-postgresql.sql");
    List<String> rows = results(old);

    assertThat(Changelog.update(old)).isEqualTo(3 + Changelog.OWN_CHANGE_SETS);

    assertThat(PostgresCatalog.of(old)).isEqualTo(PostgresCatalog.of(today));
    assertThat(results(old)).isEqualTo(rows).hasSizeGreaterThan(150);
  }

  @Test
  void a_second_update_has_nothing_to_do() throws Exception {
    DataSource source = Postgres.database("twice");
    Changelog.update(source);
    List<String> objects = PostgresCatalog.of(source);

    assertThat(Changelog.update(source)).isZero();

    assertThat(PostgresCatalog.of(source)).isEqualTo(objects);
  }

  @Test
  void an_adopted_table_gets_the_index_it_lacks_and_no_other() throws Exception {
    DataSource django = Postgres.database("lacking");
    Sql.load(django, "schema-postgresql.sql");
    Sql.load(django, "data-postgresql.sql");
    List<String> objects = PostgresCatalog.of(django);
    Sql.execute(django, "drop index django_cele_periodi_1993cf_idx");

    assertThat(Changelog.update(django)).isEqualTo(1 + Changelog.OWN_CHANGE_SETS);

    assertThat(PostgresCatalog.of(django)).isEqualTo(objects);
  }

  @Test
  void liquibase_s_own_tables_leave_those_of_an_application_alone() throws Exception {
    DataSource source = Postgres.database("shared");

    Changelog.update(source);

    assertThat(
            Sql.rows(
                source,
                "select tablename from pg_tables where tablename like '%databasechangelog%'"
                    + " order by 1"))
        .containsExactly(
            "celery_results_databasechangelog", "celery_results_databasechangeloglock");
  }

  /** Every row of the three tables, without the column that 2.4.0 doesn't have. */
  private static List<String> results(DataSource source) throws Exception {
    List<String> rows = new ArrayList<>();
    for (String table : TABLES.subList(0, 3)) {
      rows.addAll(
          Sql.rows(
              source,
              "select to_jsonb(t) - 'date_started' from %s t order by id".formatted(table)));
    }
    return rows;
  }

  /** A checksum of every table and the position of every sequence. */
  private static List<String> rows(DataSource source) throws Exception {
    List<String> rows = new ArrayList<>();
    for (String table : TABLES) {
      rows.addAll(
          Sql.rows(
              source,
              "select count(*), md5(string_agg(t::text || t.xmin, '|' order by id)),"
                  + " (select last_value from %1$s_id_seq) from %1$s t".formatted(table)));
    }
    return rows;
  }
}
