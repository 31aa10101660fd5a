package org.celeryresults.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What updateSQL writes without a database, also for those that don't run here. */
class OtherDatabasesTest {
  private static final int LONGEST_NAME = 128;
  private static final Pattern NAME = Pattern.compile("(django|celery)_[a-z0-9_]+");

  private static final List<String> OURS =
      List.of(
          "celery_results_chord",
          "celery_results_chord_pkey",
          "celery_results_chord_group_id_key",
          "celery_results_chord_part",
          "celery_results_chord_part_pkey",
          "celery_results_chord_part_date_done_idx",
          "celery_results_chord_completion",
          "celery_results_chord_completion_pkey",
          "celery_results_chord_completion_completion_id_key",
          "celery_results_chord_completion_due_idx",
          "celery_results_chord_completion_group_id_idx",
          "celery_results_chord_date_created_idx",
          "celery_results_chord_completion_date_created_idx",
          "celery_results_retention_rule",
          "celery_results_retention_rule_pkey",
          "celery_results_pin",
          "celery_results_pin_pkey",
          "celery_results_pin_task_id_key",
          "celery_results_purge",
          "celery_results_purge_pkey",
          "celery_results_purge_purge_id_key",
          "celery_results_purge_date_started_idx",
          "celery_results_lease",
          "celery_results_lease_pkey",
          "celery_results_schedule",
          "celery_results_schedule_pkey");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"oracle", "mssql", "db2"})
  void all_tables_columns_and_indexes_are_made(String database) throws Exception {
    String script = script(database, Map.of());

    assertThat(names(script))
        .contains(
            "django_celery_results_chordcounter",
            "django_celery_results_groupresult",
            "django_celery_results_taskresult",
            "django_celery_results_taskresult_task_id_key",
            "django_cele_date_cr_bd6c1d_idx",
            "django_cele_date_do_caae0e_idx",
            "django_cele_date_cr_f04a50_idx",
            "django_cele_date_do_f59aad_idx",
            "django_cele_periodi_1993cf_idx",
            "django_cele_status_9b6201_idx",
            "django_cele_task_na_08aec9_idx",
            "django_cele_worker_d54dd8_idx")
        .allMatch(name -> name.length() <= LONGEST_NAME);
    assertThat(script)
        .contains("group_id", "sub_tasks", "count", "task_args", "date_started", "traceback");
  }

  @ParameterizedTest
  @ValueSource(strings = {"oracle", "mssql", "db2", "postgresql", "mariadb", "mysql", "h2"})
  void our_tables_are_made_everywhere(String database) throws Exception {
    String script = script(database, Map.of());

    assertThat(names(script).stream().filter(name -> name.startsWith("celery_")))
        .containsExactlyInAnyOrderElementsOf(OURS);
    assertThat(script).doesNotContain("${");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mariadb    | task_id varchar(255) character set utf8mb4 collate utf8mb4_nopad_bin not null | ) engine = innodb
          mysql      | task_id varchar(255) character set utf8mb4 collate utf8mb4_bin not null       | ) engine = innodb
          mssql      | task_id nvarchar(255) collate latin1_general_100_bin2 not null                | primary key nonclustered (group_id, task_id)
          oracle     | task_id varchar2(255 char) not null                                           | primary key (group_id, task_id)
          db2        | task_id varchar(255 codeunits32) not null                                     | primary key (group_id, task_id)
          postgresql | task_id varchar(255) not null                                                 | primary key (group_id, task_id)
          h2         | task_id varchar(510) not null                                                 | primary key (group_id, task_id)
          """)
  void the_ledger_tells_ids_apart(String database, String id, String key) throws Exception {
    String script = script(database, Map.of());
    int ledger = script.indexOf("create table celery_results_chord_part ");

    assertThat(script.substring(ledger, script.indexOf(';', ledger))).contains(id, key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mariadb    | status varchar(50) character set utf8mb4 collate utf8mb4_nopad_bin, | pinned_by varchar(150) not null             | token bigint not null
          mysql      | status varchar(50) character set utf8mb4 collate utf8mb4_bin,       | pinned_by varchar(150) not null             | token bigint not null
          mssql      | status nvarchar(50) collate latin1_general_100_bin2,                | pinned_by nvarchar(150) not null            | token bigint not null
          oracle     | status varchar2(50 char),                                           | pinned_by varchar2(150 char) not null       | token number(19) not null
          db2        | status varchar(50 codeunits32),                                     | pinned_by varchar(150 codeunits32) not null | token bigint not null
          postgresql | status varchar(50),                                                 | pinned_by varchar(150) not null             | token bigint not null
          h2         | status varchar(100),                                                | pinned_by varchar(300) not null             | token bigint not null
          """)
  void the_purge_s_tables_hold_the_same_everywhere(
      String database, String status, String user, String token) throws Exception {
    String script = script(database, Map.of());

    assertThat(script.substring(script.indexOf("create table celery_results_retention_rule ")))
        .contains(status, user, token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"oracle", "mssql", "db2"})
  void nothing_of_another_database_is_in_it(String database) throws Exception {
    assertThat(script(database, Map.of("queryIndexes", "true", "wideIds", "true")))
        .doesNotContain("serial", "longtext", "auto_increment", "varchar_pattern_ops", "innodb")
        .doesNotContain("django_migrations", "hidden", "concurrently", "${")
        .contains("celery_results_status_date_done_idx");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          oracle | task_id varchar2(255 char) not null       | result clob
          oracle | id number(19) generated by default as identity not null | date_done timestamp(6) with time zone
          mssql  | task_id nvarchar(255) collate latin1_general_100_bin2 not null | result nvarchar(max)
          mssql  | id bigint identity not null               | date_done datetimeoffset(6)
          db2    | task_id varchar(255 codeunits32) not null | result clob(1g)
          db2    | id bigint generated by default as identity not null | date_done timestamp(6)
          """)
  void types_are_the_database_s_own(String database, String one, String other) throws Exception {
    assertThat(script(database, Map.of())).contains(one, other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"oracle", "mssql", "db2", "postgresql", "mariadb", "mysql", "h2"})
  void widths_follow_the_parameter(String database) throws Exception {
    assertThat(script(database, Map.of("taskIdMaxLength", "191")))
        .containsPattern("task_id n?varchar2?\\(191")
        .containsPattern("group_id n?varchar2?\\(191")
        .containsPattern("\\stask_name n?varchar2?\\(191")
        .containsPattern("periodic_task_name n?varchar2?\\(255");
  }

  @SuppressWarnings("deprecation") // its successor takes changelog parameters from files only
  private String script(String name, Map<String, String> parameters) throws Exception {
    ResourceAccessor files = new ClassLoaderResourceAccessor();
    String url = "offline:%s?changeLogFile=%s".formatted(name, folder.resolve(name + ".csv"));
    StringWriter script = new StringWriter();
    Scope.child(
        Map.of("liquibase.analytics.enabled", false),
        () -> {
          Database database =
              DatabaseFactory.getInstance().openDatabase(url, null, null, null, files);
          try (Liquibase liquibase =
              new Liquibase("org/celeryresults/db/changelog.xml", files, database)) {
            parameters.forEach(liquibase::setChangeLogParameter);
            liquibase.update(new Contexts(), new LabelExpression(), script);
          }
        });
    return withoutComments(script.toString());
  }

  private static String withoutComments(String script) {
    return script
        .lines()
        .filter(line -> !line.startsWith("--") && !line.contains("DATABASECHANGELOG"))
        .reduce("", (all, line) -> all + line + "\n")
        .toLowerCase(Locale.ROOT);
  }

  private static List<String> names(String script) {
    Stream<String> names = NAME.matcher(script).results().map(MatchResult::group);
    return names.distinct().toList();
  }
}
