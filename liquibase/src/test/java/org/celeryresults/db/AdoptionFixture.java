package org.celeryresults.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;

/** Databases that Django made, what the changelog makes of them, and how they are looked at. */
abstract class AdoptionFixture {
  final Django django = new Django(engine());

  /** The folder of what Django sends to this database. */
  abstract String engine();

  /** An empty database of that name. */
  abstract DataSource database(String name) throws Exception;

  /** Every object of the three tables, as the database describes it. */
  abstract List<String> catalog(DataSource source) throws Exception;

  /** Every object of the tables that Django never sees, as the database describes it. */
  abstract List<String> ours(DataSource source) throws Exception;

  /** The file with what these must be. */
  abstract String expectedOurs();

  /** The same, as if all ids had 64 bits. */
  abstract List<String> withWideIds(List<String> catalog);

  /** What names the schema of the connection in SQL. */
  abstract String currentSchema();

  /** What names the connection's own session in SQL. */
  abstract String session();

  /** The statement that ends a session. */
  abstract String kill(String session);

  abstract String dropUniqueTaskId();

  static void chord(DataSource source, String group) throws SQLException {
    Sql.execute(
        source,
        "insert into celery_results_chord (group_id, date_created, date_done)"
            + " values ('%s', current_timestamp, current_timestamp)".formatted(group));
  }

  static void part(DataSource source, String group, String task) throws SQLException {
    Sql.execute(
        source,
        "insert into celery_results_chord_part (group_id, task_id, delivery, remaining, date_done)"
            + " values ('%s', '%s', 'd', 1, current_timestamp)".formatted(group, task));
  }

  static int count(DataSource source, String rows) throws SQLException {
    return Integer.parseInt(Sql.rows(source, "select count(*) from " + rows).get(0));
  }

  void assertThatOursAreAsTheyMustBe(DataSource source) throws Exception {
    assertThat(String.join("\n", ours(source)) + "\n").isEqualTo(Sql.text(expectedOurs()));
  }

  /** Whether the update reached its end; the connection dies after so many changes. */
  boolean survives(DataSource source, int statements) throws Exception {
    Mortal mortal = new Mortal(source, session(), this::kill, statements);
    try {
      Changelog.update(mortal.source());
      return true;
    } catch (LiquibaseException | SQLException e) {
      return false;
    }
  }

  /** Lines that name an index, a key or a constraint. */
  List<String> indexes(DataSource source) throws Exception {
    return objects(source).stream()
        .flatMap(String::lines)
        .map(line -> line.strip().replaceAll(",$", ""))
        .filter(line -> line.matches("(?i)(unique )?(index|key) .*"))
        .toList();
  }

  List<String> widths(DataSource source) throws Exception {
    return Sql.rows(
        source,
        "select column_name, character_maximum_length from information_schema.columns"
            + " where table_schema = %s and table_name like 'django_celery_results_%%'"
                .formatted(currentSchema())
            + " and column_name in ('task_id', 'group_id', 'task_name') order by column_name");
  }

  List<String> objects(DataSource source) throws Exception {
    return withWideIds(catalog(source));
  }

  /** Group, chord and task, in the order of the tables' names. */
  List<String> idTypes(DataSource source) throws Exception {
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

  List<String> migrationsTable(DataSource source) throws Exception {
    return Sql.rows(
        source,
        "select column_name, data_type, character_maximum_length, is_nullable, column_default"
            + " from information_schema.columns where table_name = 'django_migrations'"
            + " and table_schema = %s order by ordinal_position".formatted(currentSchema()));
  }

  static List<String> rows(DataSource source) throws Exception {
    List<String> rows = new ArrayList<>();
    for (String table : List.of("taskresult", "groupresult", "chordcounter")) {
      rows.addAll(
          Sql.rows(source, "select * from django_celery_results_%s order by id".formatted(table)));
    }
    return rows;
  }

  static void index(DataSource source, String table, String name, String column)
      throws SQLException {
    Sql.execute(
        source, "create index %s on django_celery_results_%s (%s)".formatted(name, table, column));
  }
}
