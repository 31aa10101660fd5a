package org.celeryresults.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** Lengths are twice Django's: H2 counts the units of UTF-16. */
class H2SchemaIT {
  @Test
  void a_chord_counter_has_django_s_columns() throws Exception {
    DataSource source = database("chord");

    Changelog.update(source);

    assertThat(columns(source, "django_celery_results_chordcounter"))
        .containsExactly(
            "id bigint NO BY DEFAULT",
            "group_id character varying 510 NO",
            "sub_tasks character large object NO",
            "count integer NO");
  }

  @Test
  void a_group_result_has_django_s_columns() throws Exception {
    DataSource source = database("group");

    Changelog.update(source);

    assertThat(columns(source, "django_celery_results_groupresult"))
        .containsExactly(
            "id bigint NO BY DEFAULT",
            "group_id character varying 510 NO",
            "date_created timestamp with time zone 6 NO",
            "date_done timestamp with time zone 6 NO",
            "content_type character varying 256 NO",
            "content_encoding character varying 128 NO",
            "result character large object YES");
  }

  @Test
  void a_task_result_has_django_s_columns() throws Exception {
    DataSource source = database("task");

    Changelog.update(source);

    assertThat(columns(source, "django_celery_results_taskresult"))
        .containsExactly(
            "id bigint NO BY DEFAULT",
            "task_id character varying 510 NO",
            "status character varying 100 NO",
            "content_type character varying 256 NO",
            "content_encoding character varying 128 NO",
            "result character large object YES",
            "date_done timestamp with time zone 6 NO",
            "traceback character large object YES",
            "meta character large object YES",
            "task_args character large object YES",
            "task_kwargs character large object YES",
            "task_name character varying 510 YES",
            "worker character varying 200 YES",
            "date_created timestamp with time zone 6 NO",
            "periodic_task_name character varying 510 YES",
            "date_started timestamp with time zone 6 YES");
  }

  @Test
  void chords_and_their_parts_have_their_columns() throws Exception {
    DataSource source = database("parts");

    Changelog.update(source);

    assertThat(columns(source, "celery_results_chord"))
        .containsExactly(
            "id bigint NO BY DEFAULT",
            "group_id character varying 510 NO",
            "header_size integer YES",
            "delivery character varying 36 YES",
            "date_created timestamp with time zone 6 NO",
            "date_done timestamp with time zone 6 NO");
    assertThat(columns(source, "celery_results_chord_part"))
        .containsExactly(
            "group_id character varying 510 NO",
            "task_id character varying 510 NO",
            "delivery character varying 36 NO",
            "remaining integer NO",
            "date_done timestamp with time zone 6 NO");
  }

  @Test
  void a_completion_has_its_columns() throws Exception {
    DataSource source = database("completion");

    Changelog.update(source);

    assertThat(columns(source, "celery_results_chord_completion"))
        .containsExactly(
            "id bigint NO BY DEFAULT",
            "completion_id character varying 36 NO",
            "group_id character varying 510 NO",
            "task_id character varying 510 YES",
            "status character varying 50 YES",
            "sub_tasks character large object YES",
            "delivery character varying 20 NO",
            "attempts integer NO",
            "date_next timestamp with time zone 6 NO",
            "date_created timestamp with time zone 6 NO",
            "date_done timestamp with time zone 6 YES",
            "error character large object YES");
  }

  @Test
  void rules_and_pins_have_their_columns() throws Exception {
    DataSource source = database("rules");

    Changelog.update(source);

    assertThat(columns(source, "celery_results_retention_rule"))
        .containsExactly(
            "rule_order integer NO",
            "status character varying 100 YES",
            "task_name character varying 510 YES",
            "keep_for character varying 40 NO",
            "date_created timestamp with time zone 6 NO");
    assertThat(columns(source, "celery_results_pin"))
        .containsExactly(
            "id bigint NO BY DEFAULT",
            "task_id character varying 510 NO",
            "reason character varying 510 YES",
            "pinned_by character varying 300 NO",
            "date_created timestamp with time zone 6 NO");
  }

  @Test
  void a_purge_has_its_columns() throws Exception {
    DataSource source = database("purge");

    Changelog.update(source);

    assertThat(columns(source, "celery_results_purge"))
        .containsExactly(
            "id bigint NO BY DEFAULT",
            "purge_id character varying 36 NO",
            "state character varying 20 NO",
            "source character varying 20 NO",
            "started_by character varying 300 NO",
            "node character varying 510 NO",
            "parameters character large object NO",
            "progress character large object NO",
            "stop_requested integer NO",
            "execution_id bigint YES",
            "date_scheduled timestamp with time zone 6 YES",
            "date_started timestamp with time zone 6 NO",
            "date_done timestamp with time zone 6 YES",
            "error character large object YES");
  }

  @Test
  void the_lease_and_the_schedule_have_their_columns() throws Exception {
    DataSource source = database("lease");

    Changelog.update(source);

    assertThat(columns(source, "celery_results_lease"))
        .containsExactly(
            "name character varying 50 NO",
            "holder character varying 510 NO",
            "token bigint NO",
            "purge_id character varying 36 NO",
            "date_acquired timestamp with time zone 6 NO",
            "date_expires timestamp with time zone 6 NO");
    assertThat(columns(source, "celery_results_schedule"))
        .containsExactly(
            "name character varying 50 NO",
            "cron character varying 100 NO",
            "zone character varying 50 NO",
            "enabled integer NO",
            "parameters character large object NO",
            "changed_by character varying 300 YES",
            "date_next timestamp with time zone 6 YES",
            "date_done timestamp with time zone 6 NO");
  }

  @Test
  void there_is_no_other_table() throws Exception {
    DataSource source = database("tables");

    Changelog.update(source);

    assertThat(
            Sql.rows(
                source,
                "select lower(table_name) from information_schema.tables"
                    + " where table_schema = 'PUBLIC' order by 1"))
        .containsExactly(
            "celery_results_chord",
            "celery_results_chord_completion",
            "celery_results_chord_part",
            "celery_results_databasechangelog",
            "celery_results_databasechangeloglock",
            "celery_results_lease",
            "celery_results_pin",
            "celery_results_purge",
            "celery_results_retention_rule",
            "celery_results_schedule",
            "django_celery_results_chordcounter",
            "django_celery_results_groupresult",
            "django_celery_results_taskresult");
  }

  @Test
  void a_new_installation_has_django_s_constraints() throws Exception {
    DataSource source = database("constraints");

    Changelog.update(source);

    assertThat(constraints(source, "^django_"))
        .containsExactly(
            "django_celery_results_chordcounter_count_check CHECK",
            "django_celery_results_chordcounter_group_id_key UNIQUE",
            "django_celery_results_chordcounter_pkey PRIMARY KEY",
            "django_celery_results_groupresult_group_id_key UNIQUE",
            "django_celery_results_groupresult_pkey PRIMARY KEY",
            "django_celery_results_taskresult_pkey PRIMARY KEY",
            "django_celery_results_taskresult_task_id_key UNIQUE");
  }

  @Test
  void a_new_installation_has_our_constraints() throws Exception {
    DataSource source = database("our_constraints");

    Changelog.update(source);

    assertThat(constraints(source, Changelog.OWN_TABLES))
        .containsExactly(
            "celery_results_chord_completion_completion_id_key UNIQUE",
            "celery_results_chord_completion_pkey PRIMARY KEY",
            "celery_results_chord_group_id_key UNIQUE",
            "celery_results_chord_part_pkey PRIMARY KEY",
            "celery_results_chord_pkey PRIMARY KEY",
            "celery_results_lease_pkey PRIMARY KEY",
            "celery_results_pin_pkey PRIMARY KEY",
            "celery_results_pin_task_id_key UNIQUE",
            "celery_results_purge_pkey PRIMARY KEY",
            "celery_results_purge_purge_id_key UNIQUE",
            "celery_results_retention_rule_pkey PRIMARY KEY",
            "celery_results_schedule_pkey PRIMARY KEY");
  }

  @Test
  void a_new_installation_has_django_s_indexes_and_ours() throws Exception {
    DataSource source = database("indexes");

    Changelog.update(source);

    assertThat(
            Sql.rows(
                source,
                "select lower(index_name), lower(column_name)"
                    + " from information_schema.index_columns"
                    + " where lower(index_name) like '%idx' order by 1, ordinal_position"))
        .containsExactly(
            "celery_results_chord_completion_date_created_idx date_created",
            "celery_results_chord_completion_due_idx delivery",
            "celery_results_chord_completion_due_idx date_next",
            "celery_results_chord_completion_group_id_idx group_id",
            "celery_results_chord_date_created_idx date_created",
            "celery_results_chord_part_date_done_idx date_done",
            "celery_results_purge_date_started_idx date_started",
            "django_cele_date_cr_bd6c1d_idx date_created",
            "django_cele_date_cr_f04a50_idx date_created",
            "django_cele_date_do_caae0e_idx date_done",
            "django_cele_date_do_f59aad_idx date_done",
            "django_cele_periodi_1993cf_idx periodic_task_name",
            "django_cele_status_9b6201_idx status",
            "django_cele_task_na_08aec9_idx task_name",
            "django_cele_worker_d54dd8_idx worker");
  }

  @Test
  void a_second_update_has_nothing_to_do() throws Exception {
    DataSource source = database("twice");

    assertThat(Changelog.update(source)).isEqualTo(12 + Changelog.OWN_CHANGE_SETS);
    assertThat(Changelog.update(source)).isZero();
  }

  private static DataSource database(String name) {
    return JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
  }

  private static List<String> constraints(DataSource source, String tables) throws Exception {
    return Sql.rows(
        source,
        "select lower(constraint_name), constraint_type from information_schema.table_constraints"
            + " where lower(table_name) regexp '%s' order by 1".formatted(tables));
  }

  private static List<String> columns(DataSource source, String table) throws Exception {
    return Sql.rows(
            source,
            "select lower(column_name), lower(data_type), coalesce(datetime_precision,"
                + " case when data_type = 'CHARACTER VARYING' then character_maximum_length end),"
                + " is_nullable, identity_generation from information_schema.columns"
                + " where lower(table_name) = '%s'".formatted(table)
                + " order by ordinal_position")
        .stream()
        .map(row -> row.replaceAll(" +", " "))
        .toList();
  }
}
