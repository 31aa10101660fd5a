package org.celeryresults.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.celeryresults.schema.guard.Finding;
import org.celeryresults.schema.guard.FindingKind;
import org.celeryresults.schema.guard.IdReserve;
import org.celeryresults.schema.guard.SchemaGuard;
import org.celeryresults.schema.guard.SchemaReport;
import org.celeryresults.schema.guard.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every finding, caused for real, mended by its own SQL, and gone. On each kind of database. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
abstract class SchemaGuardContract {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final SchemaGuard GUARD = new SchemaGuard(255, Clock.fixed(NOW, ZoneOffset.UTC));

  static final String TASK = "django_celery_results_taskresult";
  static final String GROUP = "django_celery_results_groupresult";
  static final String CHORD = "django_celery_results_chordcounter";

  private DataSource shared;
  private Optional<DataSource> reusable = Optional.empty();
  private int databases;

  /** A database without tables, as a careful operator would set it up. */
  abstract DataSource emptyDatabase(String name) throws Exception;

  /** What the guard calls the database. */
  abstract String engine();

  /** Statements that make a table's ids numbers of 32 bits. */
  abstract List<String> narrowIds(String table);

  /** A statement after which a table goes on with this id. */
  abstract String nextId(String table, long id);

  Stream<Defect> defects() {
    return Stream.concat(Defect.in("defects.sql"), Defect.in("defects-" + engine() + ".sql"));
  }

  @BeforeEach
  void makeDatabase() throws Exception {
    shared = reusable.isPresent() ? reusable.get() : fresh();
  }

  @AfterEach
  void lookWhetherItCanBeUsedAgain() {
    boolean clean = GUARD.inspect(shared).findings().isEmpty();
    reusable = clean ? Optional.of(shared) : Optional.empty();
  }

  @Test
  void a_schema_of_our_own_gives_no_cause_for_complaint() {
    SchemaReport report = GUARD.inspect(shared);

    assertThat(report.findings()).isEmpty();
    assertThat(report.isOk()).isTrue();
    assertThat(report.checkedAt()).isEqualTo(NOW);
    assertThat(report.engine()).isEqualTo(engine());
    assertThat(report.product()).containsIgnoringCase(engine()).containsPattern("\\d+\\.\\d+");
  }

  @ParameterizedTest
  @MethodSource("defects")
  void what_is_found_is_mended_by_its_own_sql(Defect defect) throws Exception {
    execute(shared, defect.causes());

    List<Finding> findings = GUARD.inspect(shared).findings();

    assertThat(findings).as(defect.title()).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.kind()).isEqualTo(defect.kind());
    assertThat(finding.place().table().orElse("")).isEqualTo(defect.table());
    assertThat(finding.place().column().or(() -> finding.place().index()).orElse(""))
        .isEqualTo(defect.where());
    mend(shared);
    assertThat(GUARD.inspect(shared).findings()).isEmpty();
  }

  @Test
  void an_empty_database_lacks_all_tables_and_their_sql_makes_a_good_schema() throws Exception {
    DataSource source = emptyDatabase("without_tables");

    SchemaReport report = GUARD.inspect(source);

    assertThat(report.isOk()).isFalse();
    assertThat(report.findings())
        .extracting(Finding::kind)
        .hasSize(11)
        .containsOnly(FindingKind.MISSING_TABLE);
    mend(source);
    assertThat(GUARD.inspect(source).findings()).isEmpty();
  }

  @Test
  void an_index_counts_whatever_its_name_is() throws Exception {
    execute(
        shared,
        Stream.concat(
                dropIndex(TASK, "django_cele_status_9b6201_idx").stream(),
                Stream.of("create index of_another_name on " + TASK + " (status, worker)"))
            .toList());

    assertThat(GUARD.inspect(shared).findings()).isEmpty();
  }

  @Test
  void what_a_newer_django_celery_results_adds_is_none_of_our_business() throws Exception {
    DataSource source = fresh();
    execute(
        source,
        List.of(
            "alter table " + TASK + " add column queue varchar(100)",
            "alter table " + TASK + " add column retries integer default 0 not null",
            "create index newer_idx on " + TASK + " (queue)",
            "alter table " + TASK + " alter column queue set default 'celery'"));

    assertThat(GUARD.inspect(source).findings()).isEmpty();
  }

  @Test
  void ids_of_32_bits_are_told_with_how_many_are_left() throws Exception {
    execute(shared, narrowIds(TASK));
    execute(shared, List.of(nextId(TASK, 1_001)));

    Finding finding = onlyFinding();

    assertThat(finding.kind()).isEqualTo(FindingKind.IDS_RUN_OUT);
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.ids().map(IdReserve::left)).contains(Integer.MAX_VALUE - 1_000L);
    assertThat(finding.ids().map(IdReserve::percent)).contains(99);
    mend(shared);
    assertThat(GUARD.inspect(shared).findings()).isEmpty();
  }

  @Test
  void ids_of_which_few_are_left_are_a_warning() throws Exception {
    execute(shared, narrowIds(CHORD));
    execute(shared, List.of(nextId(CHORD, 2_000_000_001)));

    Finding finding = onlyFinding();

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.place().table()).contains(CHORD);
    assertThat(finding.ids()).isPresent();
    assertThat(finding.ids().get().left()).isEqualTo(Integer.MAX_VALUE - 2_000_000_000L);
    assertThat(finding.ids().get().runsOutOn()).isEmpty();
    assertThat(finding.message()).startsWith("CELRES-0123: " + CHORD + " can give 147483647 more");
    mend(shared);
    assertThat(GUARD.inspect(shared).findings()).isEmpty();
  }

  @Test
  void the_date_on_which_ids_run_out_follows_from_the_last_week() throws Exception {
    DataSource source = fresh();
    execute(source, narrowIds(TASK));
    execute(source, List.of("delete from " + TASK));
    insert(source, 1_000, "2026-10-01 00:00:00");
    insert(source, 1_000_000, "2026-11-12 12:00:00");
    insert(source, 900_000_000, "2026-11-20 00:00:00");
    execute(source, List.of(nextId(TASK, 1_001_000_001)));

    Finding finding = GUARD.inspect(source).findings().get(0);

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.ids().flatMap(IdReserve::runsOutOn)).contains(LocalDate.parse("2026-12-03"));
    assertThat(finding.message()).contains("run out on 2026-12-03");
  }

  @Test
  void where_no_row_is_a_week_old_the_oldest_one_tells_the_rate() throws Exception {
    DataSource source = fresh();
    execute(source, narrowIds(TASK));
    execute(source, List.of("delete from " + TASK));
    insert(source, 1_000, "2026-11-20 12:00:00");
    execute(source, List.of(nextId(TASK, 2_001_001)));

    Finding finding = GUARD.inspect(source).findings().get(0);

    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.ids().flatMap(IdReserve::runsOutOn))
        .contains(LocalDate.parse("2026-11-22").plusDays(2145));
  }

  @Test
  void ids_may_be_as_short_as_django_was_told() throws Exception {
    DataSource source = emptyDatabase("short_ids");
    SchemaGuard shortIds = new SchemaGuard(191, Clock.fixed(NOW, ZoneOffset.UTC));
    mend(source, shortIds);

    assertThat(shortIds.inspect(source).findings()).isEmpty();
    assertThat(GUARD.inspect(source).findings())
        .extracting(Finding::kind)
        .containsOnly(FindingKind.NARROW_COLUMN)
        .hasSize(4);
    mend(source);
    assertThat(GUARD.inspect(source).findings()).isEmpty();
  }

  abstract List<String> dropIndex(String table, String index);

  /** Everything that mends, in order. */
  static void mend(DataSource source) throws Exception {
    mend(source, GUARD);
  }

  private static void mend(DataSource source, SchemaGuard guard) throws Exception {
    for (Finding finding : guard.inspect(source).findings()) {
      assertThat(finding.sql()).as(finding.message()).isNotEmpty();
      execute(source, finding.sql());
    }
  }

  /** What alone is wrong with a schema that Django has made. */
  static boolean isOurTableMissing(Finding finding) {
    return finding.kind() == FindingKind.MISSING_TABLE
        && finding.place().table().orElse("").startsWith("celery_results_");
  }

  static void execute(DataSource source, List<String> statements) throws Exception {
    for (String sql : statements) {
      Postgres.execute(source, sql);
    }
  }

  /** With a row in each table. */
  DataSource fresh() throws Exception {
    databases++;
    DataSource source = emptyDatabase("guarded_" + databases);
    new Schema(SchemaOptions.defaults()).apply(source, SchemaMode.UPDATE);
    insert(source, 1, "2026-11-22 11:50:00");
    execute(
        source,
        List.of(
            "insert into " + CHORD + " (id, group_id, sub_tasks, count) values (1, 'a', '[]', 1)",
            "insert into "
                + GROUP
                + " (id, group_id, date_created, date_done, content_type, content_encoding)"
                + " values (1, 'a', timestamp'2026-11-22 11:50:00', timestamp'2026-11-22 11:50:00',"
                + " 'application/json', 'utf-8')"));
    execute(source, Resources.statements("rows-of-ours.sql"));
    return source;
  }

  private static void insert(DataSource source, long id, String created) throws Exception {
    execute(
        source,
        List.of(
            "insert into "
                + TASK
                + " (id, task_id, status, content_type, content_encoding, date_done, date_created)"
                + " values (%1$d, 'task-%1$d', 'SUCCESS', 'application/json', 'utf-8',"
                    .formatted(id)
                + " timestamp'%1$s', timestamp'%1$s')".formatted(created)));
  }

  private Finding onlyFinding() {
    List<Finding> findings = GUARD.inspect(shared).findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
