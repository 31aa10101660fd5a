package org.celeryresults.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
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
abstract class AdoptionContract extends AdoptionFixture {
  private static final String RECORDED =
      "select name from django_migrations where app = 'django_celery_results' order by name";

  private static final String COPY_OF_A_ROW =
      "insert into django_celery_results_taskresult"
          + " (task_id, status, content_type, content_encoding, date_done, date_created)"
          + " select task_id, status, content_type, content_encoding, date_done, date_created"
          + " from django_celery_results_taskresult where id = 1";

  /** Columns of different collations. */
  private static final String TASKS_OF_THEM =
      " join django_celery_results_taskresult t on t.task_id = p.task_id"
          + " join django_celery_results_chordcounter c on c.group_id = p.group_id";

  private static final Map<String, String> WIDE_IDS = Map.of("wideIds", "true");
  private static final Map<String, String> QUERY_INDEXES = Map.of("queryIndexes", "true");

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
    assertThatOursAreAsTheyMustBe(ours);
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

    assertThat(Changelog.update(source)).isEqualTo(Changelog.OWN_CHANGE_SETS);

    assertThat(catalog(source)).isEqualTo(objects);
    assertThat(Changelog.update(source)).isZero();
  }

  @Test
  void an_update_that_is_interrupted_again_and_again_ends_right() throws Exception {
    DataSource ours = database("interrupted");
    DataSource theirs = database("uninterrupted");
    django.madeBy(5, ours);
    django.madeBy(5, theirs);
    django.finish(5, theirs);

    int runs = 1;
    while (runs < 25 && !survives(ours, runs)) {
      Changelog.releaseLocks(ours);
      runs++;
    }

    assertThat(runs).isBetween(5, 24);
    assertThat(objects(ours)).isEqualTo(objects(theirs));
    assertThat(rows(ours)).isEqualTo(rows(theirs));
    assertThat(Sql.rows(ours, RECORDED)).isEqualTo(Django.MIGRATIONS);
    assertThatOursAreAsTheyMustBe(ours);
    assertThat(Changelog.update(ours)).isZero();
  }

  @Test
  void our_tables_go_on_where_an_update_was_interrupted() throws Exception {
    DataSource source = database("ours_interrupted");
    django.madeBy(14, source);
    int runs = 1;
    while (runs < 20 && !survives(source, 2)) {
      Changelog.releaseLocks(source);
      runs++;
    }

    assertThat(runs).isBetween(3, 19);
    assertThatOursAreAsTheyMustBe(source);
    assertThat(Changelog.update(source)).isZero();
  }

  @Test
  void a_new_installation_has_the_same_of_ours() throws Exception {
    DataSource source = database("ours_alone");

    Changelog.update(source);

    assertThatOursAreAsTheyMustBe(source);
  }

  @Test
  void ids_in_our_tables_are_compared_exactly() throws Exception {
    DataSource source = database("exact");
    Changelog.update(source);
    List<String> ids = List.of("a", "A", "á", "Á", "ａ");
    for (String id : ids) {
      chord(source, id);
      part(source, "a", id);
    }
    part(source, "A", "a");

    assertThat(count(source, "celery_results_chord")).isEqualTo(ids.size());
    assertThat(count(source, "celery_results_chord where group_id = 'A'")).isOne();
    assertThat(count(source, "celery_results_chord_part where group_id = 'a'"))
        .isEqualTo(ids.size());
    assertThat(count(source, "celery_results_chord_part p" + TASKS_OF_THEM)).isZero();
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> part(source, "A", "a"));
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> chord(source, "A"));
  }

  @Test
  void a_unique_key_that_was_lost_comes_back() throws Exception {
    DataSource source = database("lost");
    django.madeBy(14, source);
    List<String> objects = catalog(source);
    Sql.execute(source, dropUniqueTaskId());

    assertThat(Changelog.update(source)).isEqualTo(1 + Changelog.OWN_CHANGE_SETS);

    assertThat(catalog(source)).hasSameSizeAs(objects);
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> Sql.execute(source, COPY_OF_A_ROW));
  }

  @Test
  void indexes_of_old_names_go_and_those_of_others_stay() throws Exception {
    DataSource ours = database("older");
    DataSource theirs = database("older_django");
    django.madeBy(9, ours);
    django.madeBy(9, theirs);
    django.finish(9, theirs);
    for (DataSource each : List.of(ours, theirs)) {
      index(each, "taskresult", "dashboard_status", "status");
    }
    index(ours, "taskresult", "django_celery_results_taskresult_9acb4454", "status");
    index(ours, "taskresult", "django_celery_results_taskresult_b04ce9db", "date_done");
    index(ours, "taskresult", "django_celery_results_taskresult_8089900a", "task_name");
    index(ours, "taskresult", "django_celery_results_taskresult_b61822e8", "worker");
    index(ours, "taskresult", "django_celery_results_taskresult_c69e55a4", "date_created");
    index(ours, "taskresult", "django_cele_task_id_7f8fca_idx", "task_id");
    index(ours, "groupresult", "django_cele_group_i_3cddec_idx", "group_id");
    index(ours, "chordcounter", "django_cele_group_i_299b0d_idx", "group_id");

    Changelog.update(ours);

    assertThat(indexes(ours)).containsExactlyInAnyOrderElementsOf(indexes(theirs));
  }

  @Test
  void ids_are_widened_on_request() throws Exception {
    DataSource ours = database("widened");
    DataSource theirs = database("narrow");
    django.madeBy(14, ours);
    django.madeBy(14, theirs);
    Changelog.update(ours);

    assertThat(Changelog.update(ours, WIDE_IDS)).isEqualTo(3);
    assertThat(Changelog.update(ours, WIDE_IDS)).isZero();

    assertThat(catalog(ours)).isEqualTo(objects(theirs));
    assertThat(rows(ours)).isEqualTo(rows(theirs));
  }

  @Test
  void ids_of_ours_are_wide_already() throws Exception {
    DataSource source = database("wide");
    Changelog.update(source);

    assertThat(Changelog.update(source, WIDE_IDS)).isZero();
  }

  @Test
  void indexes_for_our_queries_are_added_on_request_and_django_s_stay() throws Exception {
    DataSource source = database("indexed");
    django.madeBy(14, source);
    Changelog.update(source);
    List<String> before = indexes(source);

    assertThat(Changelog.update(source, QUERY_INDEXES)).isPositive();
    assertThat(Changelog.update(source, QUERY_INDEXES)).isZero();

    assertThat(indexes(source)).containsAll(before);
    assertThat(indexes(source).stream().filter(line -> !before.contains(line)))
        .isNotEmpty()
        .allMatch(line -> line.contains("celery_results_") && line.contains("_idx"));
  }

  @Test
  void a_database_made_with_other_lengths_of_ids_is_content() throws Exception {
    DataSource source = database("lengths");

    Changelog.update(source, Map.of("taskIdMaxLength", "191"));
    assertThat(Changelog.update(source)).isZero();

    assertThat(widths(source))
        .containsExactly("group_id 191", "group_id 191", "task_id 191", "task_name 191");
  }
}
