package org.celeryresults.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SchemaLockIT {
  private static final String LOCK = "celery_results_databasechangeloglock";
  private static final String MIGRATING =
      "select pid from pg_stat_activity where datname = current_database()"
          + " and wait_event_type = 'Lock' and query ilike 'create index%'";
  private static final SchemaOptions PATIENT = SchemaOptions.defaults();
  private static final SchemaOptions IMPATIENT = PATIENT.withLockWait(Duration.ofSeconds(1));

  @Test
  void a_lock_that_stays_is_told_with_its_holder_and_the_statement_that_releases_it()
      throws Exception {
    DataSource source = locked("stale");

    SchemaException refused =
        catchThrowableOfType(
            SchemaException.class, () -> new Schema(IMPATIENT).apply(source, SchemaMode.UPDATE));

    assertThat(refused)
        .hasMessageStartingWith("CELRES-0102: ")
        .hasMessageContaining("node-7 (10.0.0.7) since 20")
        .hasMessageContaining("gave up after PT1S");
    String message = Objects.requireNonNull(refused.getMessage());
    Postgres.execute(source, message.substring(message.indexOf("UPDATE ")));
    assertThat(new Schema(IMPATIENT).apply(source, SchemaMode.UPDATE)).isEqualTo(1);
  }

  @Test
  void a_node_that_waits_goes_on_when_the_lock_is_released() throws Exception {
    DataSource source = locked("waiting");
    ExecutorService node = Executors.newSingleThreadExecutor();
    try (LogRecords log = LogRecords.open()) {
      Future<Integer> start =
          node.submit(() -> new Schema(PATIENT).apply(source, SchemaMode.UPDATE));
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(log.messages())
                      .anyMatch(it -> it.startsWith("INFO CELRES-0106: Waiting up to PT5M")));
      assertThat(start).isNotDone();

      Postgres.execute(source, "update " + LOCK + " set locked = false");

      assertThat(start.get()).isEqualTo(1);
      assertThat(log.messages()).hasSize(2);
    } finally {
      node.shutdown();
    }
  }

  @Test
  void a_migration_whose_session_was_ended_is_taken_up_by_the_next_start() throws Exception {
    DataSource source = Postgres.database("ended");
    new Schema(PATIENT).apply(source, SchemaMode.UPDATE);
    forget(source, "django_cele_periodi_1993cf_idx");
    ExecutorService node = Executors.newSingleThreadExecutor();
    try (Connection reader = source.getConnection();
        LogRecords log = LogRecords.open()) {
      reader.setAutoCommit(false);
      reader
          .createStatement()
          .execute("lock table django_celery_results_taskresult in row exclusive mode");
      Future<Integer> first =
          node.submit(() -> new Schema(PATIENT).apply(source, SchemaMode.UPDATE));
      Awaitility.await().until(() -> !Postgres.column(source, MIGRATING).isEmpty());
      assertThatExceptionOfType(SchemaException.class)
          .isThrownBy(() -> new Schema(IMPATIENT).apply(source, SchemaMode.UPDATE))
          .withMessageStartingWith("CELRES-0102: ");

      Postgres.execute(source, MIGRATING.replace("select pid", "select pg_terminate_backend(pid)"));
      assertThat(catchThrowable(first::get)).hasMessageContaining("CELRES-");
      reader.rollback();

      assertThat(new Schema(IMPATIENT).apply(source, SchemaMode.UPDATE)).isEqualTo(1);
      assertThat(log.messages()).anyMatch(it -> it.startsWith("WARNING CELRES-0130: "));
    } finally {
      node.shutdown();
    }
  }

  @Test
  void a_stale_lock_does_not_hinder_a_start_that_has_nothing_to_do() throws Exception {
    DataSource source = Postgres.database("unhindered");
    new Schema(PATIENT).apply(source, SchemaMode.UPDATE);
    lock(source);

    assertThat(new Schema(IMPATIENT).apply(source, SchemaMode.UPDATE)).isZero();
  }

  @Test
  void a_failed_update_releases_the_lock() throws Exception {
    DataSource source = Postgres.database("failed");
    Postgres.execute(source, "create view django_celery_results_groupresult as select 1 as id");

    assertThatExceptionOfType(SchemaException.class)
        .isThrownBy(() -> new Schema(IMPATIENT).apply(source, SchemaMode.UPDATE))
        .withMessageStartingWith("CELRES-0103: ");

    assertThat(Postgres.column(source, "select locked from " + LOCK)).containsExactly("f");
  }

  /** A database that lacks one index, its lock held by a node that is gone. */
  private static DataSource locked(String name) throws Exception {
    DataSource source = Postgres.database(name);
    new Schema(PATIENT).apply(source, SchemaMode.UPDATE);
    forget(source, "django_cele_periodi_1993cf_idx");
    lock(source);
    return source;
  }

  private static void forget(DataSource source, String index) throws Exception {
    Postgres.execute(source, "drop index " + index);
    Postgres.execute(
        source, "delete from celery_results_databasechangelog where id = '%s'".formatted(index));
  }

  private static void lock(DataSource source) throws Exception {
    Postgres.execute(
        source,
        "update %s set locked = true, lockgranted = now(), lockedby = 'node-7 (10.0.0.7)'"
            .formatted(LOCK));
  }
}
