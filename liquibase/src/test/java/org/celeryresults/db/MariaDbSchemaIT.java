package org.celeryresults.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MariaDbSchemaIT {
  private static final List<String> TABLES =
      List.of(
          "django_celery_results_chordcounter",
          "django_celery_results_groupresult",
          "django_celery_results_taskresult");
  private static MariaDb server;

  @BeforeAll
  static void start() throws Exception {
    server = MariaDb.started();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  @Test
  void a_new_installation_has_django_s_objects_and_ours_and_no_other() throws Exception {
    DataSource ours = server.database("ours");
    DataSource django = server.database("django");
    Sql.load(django, "schema-mariadb.sql");

    assertThat(Changelog.update(ours)).isEqualTo(11 + Changelog.OWN_CHANGE_SETS);

    assertThat(MariaDbCatalog.of(ours))
        .isEqualTo(MariaDbCatalog.withWideIds(MariaDbCatalog.of(django)));
    assertThat(Sql.rows(ours, "show tables"))
        .containsExactlyInAnyOrder(
            TABLES.get(0),
            TABLES.get(1),
            TABLES.get(2),
            "celery_results_chord",
            "celery_results_chord_completion",
            "celery_results_chord_part",
            "celery_results_databasechangelog",
            "celery_results_databasechangeloglock",
            "celery_results_lease",
            "celery_results_pin",
            "celery_results_purge",
            "celery_results_retention_rule",
            "celery_results_schedule");
  }

  @Test
  void django_s_tables_are_adopted_as_they_are() throws Exception {
    DataSource django = server.database("adopted");
    Sql.load(django, "schema-mariadb.sql");
    Sql.load(django, "data-mariadb.sql");
    List<String> objects = MariaDbCatalog.of(django);
    List<String> rows = checksums(django);

    assertThat(Changelog.update(django)).as("executed").isEqualTo(Changelog.OWN_CHANGE_SETS);
    assertThat(Changelog.update(django)).as("executed the second time").isZero();

    assertThat(MariaDbCatalog.of(django)).isEqualTo(objects);
    assertThat(checksums(django)).isEqualTo(rows);
  }

  @Test
  void a_row_without_an_id_gets_one() throws Exception {
    DataSource source = server.database("inserted");
    Changelog.update(source);

    Sql.execute(
        source,
        "insert into django_celery_results_chordcounter (group_id, sub_tasks, count)"
            + " values ('g', '[]', 0)");

    assertThat(Sql.rows(source, "select id from django_celery_results_chordcounter")).hasSize(1);
  }

  @Test
  void ids_in_our_tables_differ_by_trailing_blanks_too() throws Exception {
    DataSource source = server.database("blanks");
    Changelog.update(source);

    for (String id : List.of("a", "a ", "a  ")) {
      AdoptionFixture.chord(source, id);
      AdoptionFixture.part(source, id, "t");
      AdoptionFixture.part(source, "g", id);
    }

    assertThat(AdoptionFixture.count(source, "celery_results_chord")).isEqualTo(3);
    assertThat(AdoptionFixture.count(source, "celery_results_chord_part")).isEqualTo(6);
    assertThat(AdoptionFixture.count(source, "celery_results_chord where group_id = 'a '")).isOne();
  }

  private static List<String> checksums(DataSource source) throws Exception {
    return Sql.rows(source, "checksum table " + String.join(", ", TABLES) + ", django_migrations");
  }
}
