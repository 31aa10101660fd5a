package org.celeryresults.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.celeryresults.schema.guard.Finding;
import org.celeryresults.schema.guard.FindingKind;
import org.celeryresults.schema.guard.SchemaReport;
import org.celeryresults.schema.guard.Severity;
import org.junit.jupiter.api.Test;

/** What MariaDB and MySQL have in common. */
abstract class MySqlGuardContract extends SchemaGuardContract {
  abstract DataSource dataSource(String database) throws Exception;

  /** The collation of utf8mb4 that tells most apart. */
  abstract String exactCollation();

  @Override
  DataSource emptyDatabase(String name) throws Exception {
    return database(name, "utf8mb4 collate " + exactCollation());
  }

  private DataSource database(String name, String charset) throws Exception {
    Postgres.execute(dataSource(""), "create database " + name + " character set " + charset);
    return dataSource(name);
  }

  @Override
  Stream<Defect> defects() {
    return Stream.concat(super.defects(), Defect.in("defects-of-mysql-and-mariadb.sql"));
  }

  @Override
  List<String> narrowIds(String table) {
    return List.of("alter table " + table + " modify id int not null auto_increment");
  }

  @Override
  String nextId(String table, long id) {
    return "alter table " + table + " auto_increment = " + id;
  }

  @Override
  List<String> dropIndex(String table, String index) {
    return List.of("drop index " + index + " on " + table);
  }

  @Test
  void unsigned_ids_last_twice_as_long() throws Exception {
    DataSource source = fresh();
    execute(
        source, List.of("alter table " + TASK + " modify id int unsigned not null auto_increment"));

    assertThat(GUARD.inspect(source).findings())
        .singleElement()
        .satisfies(it -> assertThat(it.ids().orElseThrow().left()).isEqualTo(4_294_967_294L));
    mend(source);
    assertThat(GUARD.inspect(source).findings()).isEmpty();
  }

  @Test
  void sessions_that_read_repeatably_are_found() throws Exception {
    DataSource source = fresh();
    execute(source, List.of("set global transaction isolation level repeatable read"));

    SchemaReport report = GUARD.inspect(source);

    assertThat(report.findings())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(FindingKind.ISOLATION_LEVEL));
    mend(source);
    assertThat(GUARD.inspect(source).findings()).isEmpty();
  }

  @Test
  void the_collations_that_databases_have_by_default_take_ids_for_one() throws Exception {
    DataSource source = database("by_default", "utf8mb4 collate utf8mb4_general_ci");
    new Schema(SchemaOptions.defaults()).apply(source, SchemaMode.UPDATE);

    List<Finding> findings = GUARD.inspect(source).findings();

    assertThat(findings)
        .extracting(Finding::kind)
        .containsOnly(FindingKind.ID_COLLATION)
        .hasSize(3);
    assertThat(findings.get(0).message())
        .startsWith("CELRES-0122: The collation utf8mb4_general_ci takes ids in ")
        .contains("that differ in case, accents, trailing blanks");
    mend(source);
    assertThat(GUARD.inspect(source).findings()).isEmpty();
  }

  @Test
  void a_binary_collation_still_takes_no_notice_of_a_blank_at_the_end() throws Exception {
    DataSource source = database("padded", "utf8mb4 collate utf8mb4_bin");
    new Schema(SchemaOptions.defaults()).apply(source, SchemaMode.UPDATE);

    assertThat(GUARD.inspect(source).findings())
        .hasSize(3)
        .allSatisfy(
            it -> assertThat(it.message()).contains("that differ in trailing blanks: the second"));
    mend(source);
    assertThat(GUARD.inspect(source).findings()).isEmpty();
  }

  /** Made by an old MySQL, with its utf8 of three bytes. */
  @Test
  void a_character_set_that_is_too_small_is_found() throws Exception {
    DataSource source = database("three_bytes", "utf8 collate utf8_bin");
    new Schema(SchemaOptions.defaults()).apply(source, SchemaMode.UPDATE);

    assertThat(GUARD.inspect(source).of(Severity.WARNING))
        .extracting(Finding::kind)
        .contains(FindingKind.CHARACTER_SET);
    mend(source);
    assertThat(GUARD.inspect(source).findings()).isEmpty();
    assertThat(stores(source, "\uD83D\uDE00")).isTrue();
  }

  @Test
  void mending_a_column_leaves_its_other_properties_alone() throws Exception {
    DataSource source = fresh();
    execute(
        source,
        List.of("alter table " + TASK + " modify task_name varchar(9) collate utf8mb4_unicode_ci"));
    mend(source);

    assertThat(
            Postgres.column(
                source,
                "select concat_ws(' ', column_type, collation_name, is_nullable)"
                    + " from information_schema.columns where table_schema = database()"
                    + " and table_name = '"
                    + TASK
                    + "' and column_name = 'task_name'"))
        .containsExactly("varchar(255) utf8mb4_unicode_ci YES");
  }

  private static boolean stores(DataSource source, String text) throws SQLException {
    try (Connection connection = source.getConnection();
        var update = connection.prepareStatement("insert into " + CHORD + " values (9, ?, ?, 1)")) {
      update.setString(1, text);
      update.setString(2, text);
      return update.executeUpdate() == 1;
    }
  }
}
