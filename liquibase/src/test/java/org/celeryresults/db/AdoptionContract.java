package org.celeryresults.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables that Django made at any age become what its own remaining migrations would have made of
 * them. What these make is found out by running them.
 */
abstract class AdoptionContract {
  private static final String RECORDED =
      "select name from django_migrations where app = 'django_celery_results' order by name";

  private final Django django = new Django(engine());

  /** The folder of what Django sends to this database. */
  abstract String engine();

  /** An empty database of that name. */
  abstract DataSource database(String name) throws Exception;

  /** Every object of the three tables, as the database describes it. */
  abstract List<String> catalog(DataSource source) throws Exception;

  /** The same, as if all ids had 64 bits. */
  abstract List<String> withWideIds(List<String> catalog);

  /** What names the schema of the connection in SQL. */
  abstract String currentSchema();

  static IntStream steps() {
    return IntStream.rangeClosed(1, Django.MIGRATIONS.size());
  }

  @ParameterizedTest(name = "0001 to {0}")
  @MethodSource("steps")
  void tables_of_any_age_become_what_django_would_have_made_of_them(int step) throws Exception {
    DataSource ours = database("ours_" + step);
    DataSource theirs = database("theirs_" + step);
    django.madeBy(step, ours);
    django.madeBy(step, theirs);
    django.finish(step, theirs);

    Changelog.update(ours);

    assertThat(objects(ours)).isEqualTo(objects(theirs)).isNotEmpty();
    assertThat(rows(ours)).isEqualTo(rows(theirs)).hasSizeGreaterThan(2);
    assertThat(Sql.rows(ours, RECORDED)).isEqualTo(Django.MIGRATIONS);
    assertThat(Changelog.update(ours)).as("executed the second time").isZero();
    assertThat(objects(ours)).isEqualTo(objects(theirs));
  }

  @Test
  void ids_stay_as_wide_as_they_were_and_new_tables_get_wide_ones() throws Exception {
    DataSource source = database("ids");
    django.madeBy(8, source);

    Changelog.update(source);

    assertThat(idTypes(source)).containsExactly("bigint", "int", "int");
  }

  @Test
  void nothing_is_recorded_on_request() throws Exception {
    DataSource source = database("unrecorded");
    django.madeBy(11, source);

    Changelog.update(source, Map.of("djangoMigrations", "never"));

    assertThat(Sql.rows(source, RECORDED)).isEqualTo(Django.MIGRATIONS.subList(0, 11));
  }

  @Test
  void django_s_record_is_begun_on_request() throws Exception {
    DataSource ours = database("recorded");
    DataSource theirs = database("recorded_by_django");
    django.madeBy(14, theirs);

    Changelog.update(ours, Map.of("djangoMigrations", "always"));

    assertThat(Sql.rows(ours, RECORDED)).isEqualTo(Django.MIGRATIONS);
    assertThat(migrationsTable(ours)).isEqualTo(migrationsTable(theirs)).isNotEmpty();
  }

  @Test
  void a_record_that_django_begins_later_is_completed_then() throws Exception {
    DataSource source = database("later");
    assertThat(Changelog.update(source)).isPositive();
    assertThat(Changelog.update(source)).isZero();
    django.beginsItsRecord(source);

    assertThat(Changelog.update(source)).isEqualTo(1);
    assertThat(Changelog.update(source)).isZero();

    assertThat(Sql.rows(source, RECORDED)).isEqualTo(Django.MIGRATIONS);
  }

  @Test
  void columns_and_records_of_a_newer_release_are_left_alone() throws Exception {
    DataSource source = database("newer");
    django.madeBy(14, source);
    Sql.execute(source, "alter table django_celery_results_taskresult add column retries integer");
    Sql.execute(
        source,
        "insert into django_migrations (app, name, applied)"
            + " values ('django_celery_results', '0015_retries', '2030-01-01 00:00:00')");
    List<String> objects = catalog(source);

    assertThat(Changelog.update(source)).isZero();

    assertThat(catalog(source)).isEqualTo(objects);
  }

  private List<String> objects(DataSource source) throws Exception {
    return withWideIds(catalog(source));
  }

  /** Group, chord and task, in the order of the tables' names. */
  private List<String> idTypes(DataSource source) throws Exception {
    return Sql.rows(
            source,
            "select data_type from information_schema.columns where column_name = 'id'"
                + " and table_name like 'django_celery_results_%'"
                + " and table_schema = %s order by table_name = 'django_celery_results_groupresult'"
                    .formatted(currentSchema())
                + " desc, table_name")
        .stream()
        .map(type -> type.replace("integer", "int"))
        .toList();
  }

  private List<String> migrationsTable(DataSource source) throws Exception {
    return Sql.rows(
        source,
        "select column_name, data_type, character_maximum_length, is_nullable, column_default"
            + " from information_schema.columns where table_name = 'django_migrations'"
            + " and table_schema = %s order by ordinal_position".formatted(currentSchema()));
  }

  private static List<String> rows(DataSource source) throws Exception {
    List<String> rows = new ArrayList<>();
    for (String table : List.of("taskresult", "groupresult", "chordcounter")) {
      rows.addAll(
          Sql.rows(source, "select * from django_celery_results_%s order by id".formatted(table)));
    }
    return rows;
  }
}
