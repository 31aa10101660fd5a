package org.celeryresults.schema.guard;

import static org.celeryresults.schema.guard.ExpectedColumn.text;

import java.util.List;
import org.celeryresults.schema.guard.ExpectedColumn.Kind;

/**
 * Our own tables for chords, as chords.xml of the changelog makes them, with indexes of purge.xml.
 */
final class ChordTables {
  private static final int ID_LENGTH = 255;
  private static final int UUID_LENGTH = 36;

  private ChordTables() {}

  static List<ExpectedTable> expected() {
    return List.of(chord(), part(), completion());
  }

  private static ExpectedTable chord() {
    return new ExpectedTable(
        "celery_results_chord",
        List.of("group_id"),
        List.of(
            ExpectedColumn.of("id", Kind.ID),
            text("group_id", ID_LENGTH),
            ExpectedColumn.of("header_size", Kind.NUMBER).orNull(),
            text("delivery", UUID_LENGTH).orNull(),
            ExpectedColumn.of("date_created", Kind.TIME),
            ExpectedColumn.of("date_done", Kind.TIME)),
        List.of(ExpectedIndex.of("celery_results_chord_date_created_idx", "date_created")));
  }

  private static ExpectedTable part() {
    return new ExpectedTable(
        "celery_results_chord_part",
        List.of("group_id", "task_id"),
        List.of(
            text("group_id", ID_LENGTH),
            text("task_id", ID_LENGTH),
            text("delivery", UUID_LENGTH),
            ExpectedColumn.of("remaining", Kind.NUMBER),
            ExpectedColumn.of("date_done", Kind.TIME)),
        List.of(ExpectedIndex.of("celery_results_chord_part_date_done_idx", "date_done")));
  }

  private static ExpectedTable completion() {
    return new ExpectedTable(
        "celery_results_chord_completion",
        List.of("completion_id"),
        List.of(
            ExpectedColumn.of("id", Kind.ID),
            text("completion_id", UUID_LENGTH),
            text("group_id", ID_LENGTH),
            text("task_id", ID_LENGTH).orNull(),
            text("status", 50).orNull(),
            ExpectedColumn.of("sub_tasks", Kind.LONG_TEXT).orNull(),
            text("delivery", 20),
            ExpectedColumn.of("attempts", Kind.NUMBER),
            ExpectedColumn.of("date_next", Kind.TIME),
            ExpectedColumn.of("date_created", Kind.TIME),
            ExpectedColumn.of("date_done", Kind.TIME).orNull(),
            ExpectedColumn.of("error", Kind.LONG_TEXT).orNull()),
        List.of(
            ExpectedIndex.of("celery_results_chord_completion_due_idx", "delivery", "date_next"),
            ExpectedIndex.of("celery_results_chord_completion_group_id_idx", "group_id"),
            ExpectedIndex.of("celery_results_chord_completion_date_created_idx", "date_created")));
  }
}
