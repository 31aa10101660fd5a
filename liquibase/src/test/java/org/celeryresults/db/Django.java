package org.celeryresults.db;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What Django 3.2 sends to the database for each migration of django-celery-results, as its own
 * {@code migrate} did, and rows as an application of that age has them.
 */
final class Django {
  static final List<String> MIGRATIONS =
      List.of(
          "0001_initial",
          "0002_add_task_name_args_kwargs",
          "0003_auto_20181106_1101",
          "0004_auto_20190516_0412",
          "0005_taskresult_worker",
          "0006_taskresult_date_created",
          "0007_remove_taskresult_hidden",
          "0008_chordcounter",
          "0009_groupresult",
          "0010_remove_duplicate_indices",
          "0011_taskresult_periodic_task_name",
          "0012_taskresult_date_started",
          "0013_taskresult_django_cele_periodi_1993cf_idx",
          "0014_alter_taskresult_status");
  private static final int LAST = MIGRATIONS.size();

  private final String engine;

  /** The engine is the name of a folder of {@code /django}. */
  Django(String engine) {
    this.engine = engine;
  }

  /** The tables as the migration of that number left them, with rows. */
  void madeBy(int step, DataSource source) throws SQLException {
    migrate(1, step, source);
    for (String insert : rows(step)) {
      Sql.execute(source, insert);
    }
  }

  /** The migrations that come after that one. */
  void finish(int step, DataSource source) throws SQLException {
    migrate(step + 1, LAST, source);
  }

  /** The table of its migrations, empty: what {@code migrate} makes before all else. */
  void beginsItsRecord(DataSource source) throws SQLException {
    String script = Sql.text("/django/%s/%s.sql".formatted(engine, MIGRATIONS.get(0)));
    Sql.execute(source, script.substring(0, script.indexOf(';')));
  }

  private void migrate(int first, int last, DataSource source) throws SQLException {
    for (String name : MIGRATIONS.subList(first - 1, last)) {
      Sql.run(source, "/django/%s/%s.sql".formatted(engine, name));
    }
  }

  private static List<String> rows(int step) {
    List<String> inserts = new ArrayList<>();
    for (int row = 1; row <= 3; row++) {
      inserts.add(task(step, row));
      if (step >= 8) {
        inserts.add(
            "insert into django_celery_results_chordcounter (group_id, sub_tasks, count)"
                + " values ('chord-%d', '[]', %d)".formatted(row, row));
      }
      if (step >= 9) {
        inserts.add(
            "insert into django_celery_results_groupresult (group_id, date_created, date_done,"
                + " content_type, content_encoding, result) values ('group-%d',".formatted(row)
                + " '2020-02-0%d 01:02:03.456789', '2020-02-28 23:59:59.999999',".formatted(row)
                + " 'application/json', 'utf-8', '[[\"group-%d\", null], []]')".formatted(row));
      }
    }
    return inserts;
  }

  private static String task(int step, int row) {
    Columns columns = new Columns(step);
    columns.since(1, "task_id", "'Task-ä-%d'".formatted(row));
    columns.since(1, "status", row == 1 ? "'SUCCESS'" : "'CUSTOM'");
    columns.since(1, "content_type", "'application/json'");
    columns.since(1, "content_encoding", "'utf-8'");
    columns.since(1, "result", row == 2 ? "null" : "'{\"a\": \"é\"}'");
    columns.since(1, "date_done", "'2019-12-0%d 13:14:15.161718'".formatted(row));
    if (step < 7) {
      columns.since(1, "hidden", row == 3 ? "true" : "false");
    }
    columns.since(2, "task_args", "'\"(%d,)\"'".formatted(row));
    columns.since(2, "task_name", row == 1 ? "null" : "'shop.tasks.order'");
    columns.since(5, "worker", "'celery@node%d'".formatted(row));
    columns.since(6, "date_created", "'2019-11-0%d 00:00:00'".formatted(row));
    columns.since(11, "periodic_task_name", row == 1 ? "'nightly'" : "null");
    columns.since(12, "date_started", row == 1 ? "'2019-11-30 12:00:00'" : "null");
    return "insert into django_celery_results_taskresult " + columns;
  }

  /** The columns of one row that a migration, up to the given one, has made. */
  private static final class Columns {
    private final int step;
    private final Map<String, String> values = new LinkedHashMap<>();

    Columns(int step) {
      this.step = step;
    }

    void since(int migration, String name, String value) {
      if (step >= migration) {
        values.put(name, value);
      }
    }

    @Override
    public String toString() {
      return "(%s) values (%s)"
          .formatted(String.join(", ", values.keySet()), String.join(", ", values.values()));
    }
  }
}
