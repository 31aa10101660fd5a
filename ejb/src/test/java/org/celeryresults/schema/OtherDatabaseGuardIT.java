package org.celeryresults.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.celeryresults.schema.SchemaGuardContract.GUARD;
import static org.celeryresults.schema.SchemaGuardContract.TASK;

import java.util.List;
import javax.sql.DataSource;
import org.celeryresults.schema.guard.Finding;
import org.celeryresults.schema.guard.FindingKind;
import org.celeryresults.schema.guard.SchemaReport;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that nothing is known of but what its driver tells. */
class OtherDatabaseGuardIT {
  @Test
  void missing_tables_are_told_without_sql() {
    SchemaReport report = GUARD.inspect(database("none"));

    assertThat(report.engine()).isEqualTo("hsql database engine");
    assertThat(report.isOk()).isFalse();
    assertThat(report.findings())
        .hasSize(11)
        .allSatisfy(it -> assertThat(it.kind()).isEqualTo(FindingKind.MISSING_TABLE))
        .allSatisfy(it -> assertThat(it.sql()).isEmpty());
  }

  @Test
  void tables_that_have_everything_are_good() throws Exception {
    assertThat(GUARD.inspect(withTables("good")).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING_INDEX, drop index task_status",
    "MISSING_UNIQUE, alter table django_celery_results_taskresult drop constraint task_key",
    "MISSING_INDEX, drop index completion_due",
    "MISSING_UNIQUE, alter table celery_results_chord_part drop primary key",
    "MISSING_INDEX, drop index purge_started",
    "MISSING_UNIQUE, alter table celery_results_pin drop constraint pin_key",
    "MISSING_UNIQUE, alter table celery_results_lease drop primary key"
  })
  void what_needs_no_type_is_mended(FindingKind kind, String cause) throws Exception {
    DataSource source = withTables("without_" + cause.hashCode());
    Postgres.execute(source, cause);

    List<Finding> findings = GUARD.inspect(source).findings();

    assertThat(findings).extracting(Finding::kind).containsExactly(kind);
    SchemaGuardContract.mend(source);
    assertThat(GUARD.inspect(source).findings()).isEmpty();
  }

  @Test
  void a_missing_column_is_told() throws Exception {
    DataSource source = withTables("without_column");
    Postgres.execute(source, "alter table " + TASK + " drop column date_started");

    assertThat(GUARD.inspect(source).findings())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.MISSING_COLUMN);
  }

  private static DataSource withTables(String name) throws Exception {
    DataSource source = database(name);
    SchemaGuardContract.execute(source, Resources.statements("tables-hsqldb.sql"));
    return source;
  }

  private static DataSource database(String name) {
    JDBCDataSource source = new JDBCDataSource();
    source.setUrl("jdbc:hsqldb:mem:" + name);
    source.setUser("sa");
    return source;
  }
}
