package org.celeryresults.schema.guard;

import static org.celeryresults.schema.guard.ExpectedColumn.text;
import static org.celeryresults.schema.guard.ExpectedIndex.like;

import java.util.List;
import org.celeryresults.schema.guard.ExpectedColumn.Kind;

/** The three tables after migration 0014 of django-celery-results (models.py). */
final class DjangoTables {
  private static final String TASK = "django_celery_results_taskresult";
  private static final String GROUP = "django_celery_results_groupresult";
  private static final String CHORD = "django_celery_results_chordcounter";

  private DjangoTables() {}

  /**
   * The tables.
   *
   * @param idLength Django's DJANGO_CELERY_RESULTS_TASK_ID_MAX_LENGTH; there the length of task
   *     names too
   */
  static List<ExpectedTable> expected(int idLength) {
    return List.of(taskResult(idLength), groupResult(idLength), chordCounter(idLength));
  }

  private static ExpectedTable taskResult(int idLength) {
    return new ExpectedTable(
        TASK,
        List.of("task_id"),
        List.of(
            ExpectedColumn.of("id", Kind.ID),
            text("task_id", idLength),
            text("status", 50),
            text("content_type", 128),
            text("content_encoding", 64),
            ExpectedColumn.of("result", Kind.LONG_TEXT).orNull(),
            ExpectedColumn.of("date_done", Kind.TIME),
            ExpectedColumn.of("traceback", Kind.LONG_TEXT).orNull(),
            ExpectedColumn.of("meta", Kind.LONG_TEXT).orNull(),
            ExpectedColumn.of("task_args", Kind.LONG_TEXT).orNull(),
            ExpectedColumn.of("task_kwargs", Kind.LONG_TEXT).orNull(),
            text("task_name", idLength).orNull(),
            text("worker", 100).orNull(),
            ExpectedColumn.of("date_created", Kind.TIME),
            text("periodic_task_name", 255).orNull(),
            ExpectedColumn.of("date_started", Kind.TIME).orNull()),
        List.of(
            ExpectedIndex.of("django_cele_task_na_08aec9_idx", "task_name"),
            ExpectedIndex.of("django_cele_status_9b6201_idx", "status"),
            ExpectedIndex.of("django_cele_worker_d54dd8_idx", "worker"),
            ExpectedIndex.of("django_cele_date_cr_f04a50_idx", "date_created"),
            ExpectedIndex.of("django_cele_date_do_f59aad_idx", "date_done"),
            ExpectedIndex.of("django_cele_periodi_1993cf_idx", "periodic_task_name"),
            like("django_celery_results_taskresult_task_id_de0d95bf_like", "task_id")));
  }

  private static ExpectedTable groupResult(int idLength) {
    return new ExpectedTable(
        GROUP,
        List.of("group_id"),
        List.of(
            ExpectedColumn.of("id", Kind.ID),
            text("group_id", idLength),
            ExpectedColumn.of("date_created", Kind.TIME),
            ExpectedColumn.of("date_done", Kind.TIME),
            text("content_type", 128),
            text("content_encoding", 64),
            ExpectedColumn.of("result", Kind.LONG_TEXT).orNull()),
        List.of(
            ExpectedIndex.of("django_cele_date_cr_bd6c1d_idx", "date_created"),
            ExpectedIndex.of("django_cele_date_do_caae0e_idx", "date_done"),
            like("django_celery_results_groupresult_group_id_a085f1a9_like", "group_id")));
  }

  private static ExpectedTable chordCounter(int idLength) {
    return new ExpectedTable(
        CHORD,
        List.of("group_id"),
        List.of(
            ExpectedColumn.of("id", Kind.ID),
            text("group_id", idLength),
            ExpectedColumn.of("sub_tasks", Kind.LONG_TEXT),
            ExpectedColumn.of("count", Kind.COUNT)),
        List.of(like("django_celery_results_chordcounter_group_id_1f70858c_like", "group_id")));
  }
}
