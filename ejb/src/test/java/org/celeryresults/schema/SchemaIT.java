package org.celeryresults.schema;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class SchemaIT {
  private static final List<String> OWN_TABLES =
      List.of(
          "celery_results_chord",
          "celery_results_chord_part",
          "celery_results_chord_completion",
          "celery_results_retention_rule",
          "celery_results_pin",
          "celery_results_purge",
          "celery_results_lease",
          "celery_results_schedule");

  private final Schema schema = new Schema(SchemaOptions.defaults());

  @Test
  void update_creates_the_tables_once() {
    DataSource source = database("update");

    assertThat(schema.apply(source, SchemaMode.UPDATE)).isEqualTo(26);
    assertThat(schema.apply(source, SchemaMode.UPDATE)).isZero();
  }

  @Test
  void validate_tells_what_is_missing_and_what_to_do_and_writes_nothing() throws Exception {
    DataSource source = database("validate");

    assertThatExceptionOfType(SchemaException.class)
        .isThrownBy(() -> schema.apply(source, SchemaMode.VALIDATE))
        .withMessageStartingWith("CELRES-0108: The tables are not as they must be. ")
        .withMessageContaining(
            "CELRES-0110: The table django_celery_results_taskresult is missing.")
        .withMessageContaining("CELRES-0110: The table celery_results_chord is missing.")
        .withMessageContaining("liquibase:update");
    assertThat(tables(source)).isEmpty();
  }

  @Test
  void validate_is_content_after_an_update() {
    DataSource source = database("validated");
    schema.apply(source, SchemaMode.UPDATE);

    assertThat(schema.apply(source, SchemaMode.VALIDATE)).isZero();
  }

  /** What was enough for an earlier release. */
  @Test
  void validate_tells_that_our_own_tables_are_missing_beside_django_s() throws Exception {
    DataSource source = database("without_ours");
    schema.apply(source, SchemaMode.UPDATE);
    for (String table : OWN_TABLES) {
      Postgres.execute(source, "drop table " + table);
    }

    assertThatExceptionOfType(SchemaException.class)
        .isThrownBy(() -> schema.apply(source, SchemaMode.VALIDATE))
        .withMessage(
            "CELRES-0108: The tables are not as they must be."
                + OWN_TABLES.stream()
                    .map(" CELRES-0110: The table %s is missing."::formatted)
                    .collect(joining())
                + " Let celery.results.schema=update, or mvn -pl liquibase liquibase:update"
                + " -Dliquibase.url=..., mend what they can, or run the logged SQL.");
  }

  @Test
  void none_does_not_touch_the_database() throws Exception {
    DataSource source = database("none");

    assertThat(schema.apply(source, SchemaMode.NONE)).isZero();
    assertThat(tables(source)).isEmpty();
  }

  @Test
  void a_failure_names_its_reason() throws Exception {
    DataSource source = database("failing");
    Postgres.execute(source, "create table django_celery_results_groupresult (id bigint)");

    assertThatExceptionOfType(SchemaException.class)
        .isThrownBy(() -> schema.apply(source, SchemaMode.UPDATE))
        .withMessageStartingWith("CELRES-0103: The schema could not be brought up to date: ")
        .withMessageContaining("Column \"GROUP_ID\" not found");
  }

  @Test
  void the_names_of_liquibase_s_tables_can_be_set() throws Exception {
    DataSource source = database("named");
    SchemaOptions defaults = SchemaOptions.defaults();
    SchemaOptions named =
        new SchemaOptions(defaults.lockWait(), "my_history", "my_lock", SchemaWishes.NONE);

    new Schema(named).apply(source, SchemaMode.UPDATE);

    assertThat(tables(source)).contains("MY_HISTORY", "MY_LOCK").hasSize(13);
  }

  @Test
  void a_name_that_is_none_is_refused() {
    SchemaOptions defaults = SchemaOptions.defaults();

    assertThatExceptionOfType(SchemaException.class)
        .isThrownBy(
            () ->
                new SchemaOptions(
                    defaults.lockWait(), "a; drop table b", "my_lock", SchemaWishes.NONE))
        .withMessageStartingWith("CELRES-0105: ");
  }

  @Test
  void one_line_is_logged_and_nothing_is_printed() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream standard = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (LogRecords log = LogRecords.open()) {
      schema.apply(database("logged"), SchemaMode.UPDATE);

      assertThat(log.messages())
          .singleElement()
          .asString()
          .matches(
              "INFO CELRES-0107: Schema up to date: 26 change sets applied, 0 found in place,"
                  + " \\d+ ms\\.");
    } finally {
      System.setOut(standard);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void ids_that_are_short_on_request_are_no_cause_for_complaint() {
    SchemaWishes shortIds = new SchemaWishes(191, "auto", false, false);
    try (LogRecords log = LogRecords.open()) {
      new Schema(SchemaOptions.defaults().asking(shortIds))
          .apply(database("short"), SchemaMode.UPDATE);

      assertThat(log.messages()).hasSize(1);
    }
  }

  @Test
  void no_thread_of_liquibase_s_stays_behind() {
    schema.apply(database("threads"), SchemaMode.UPDATE);

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("celery-results-schema");
  }

  private static DataSource database(String name) {
    return JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
  }

  private static List<String> tables(DataSource source) throws SQLException {
    return Postgres.column(
        source,
        "select table_name from information_schema.tables where table_schema = 'PUBLIC'"
            + " and table_type = 'BASE TABLE'");
  }
}
