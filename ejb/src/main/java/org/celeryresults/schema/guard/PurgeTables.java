package org.celeryresults.schema.guard;

import static org.celeryresults.schema.guard.ExpectedColumn.text;

import java.util.List;
import org.celeryresults.schema.guard.ExpectedColumn.Kind;

/** Our own tables for the purge, as purge.xml of the changelog makes them. */
final class PurgeTables {
  private static final int ID_LENGTH = 255;
  private static final int NODE_LENGTH = 255;
  private static final int USER_LENGTH = 150;
  private static final int UUID_LENGTH = 36;

  private PurgeTables() {}

  static List<ExpectedTable> expected() {
    return List.of(retentionRule(), pin(), purge(), lease(), schedule());
  }

  private static ExpectedTable retentionRule() {
    return new ExpectedTable(
        "celery_results_retention_rule",
        List.of("rule_order"),
        List.of(
            ExpectedColumn.of("rule_order", Kind.NUMBER),
            text("status", 50).orNull(),
            text("task_name", ID_LENGTH).orNull(),
            text("keep_for", 40),
            ExpectedColumn.of("date_created", Kind.TIME)),
        List.of());
  }

  private static ExpectedTable pin() {
    return new ExpectedTable(
        "celery_results_pin",
        List.of("task_id"),
        List.of(
            ExpectedColumn.of("id", Kind.ID),
            text("task_id", ID_LENGTH),
            text("reason", 255).orNull(),
            text("pinned_by", USER_LENGTH),
            ExpectedColumn.of("date_created", Kind.TIME)),
        List.of());
  }

  private static ExpectedTable purge() {
    return new ExpectedTable(
        "celery_results_purge",
        List.of("purge_id"),
        List.of(
            ExpectedColumn.of("id", Kind.ID),
            text("purge_id", UUID_LENGTH),
            text("state", 20),
            text("source", 20),
            text("started_by", USER_LENGTH),
            text("node", NODE_LENGTH),
            ExpectedColumn.of("parameters", Kind.LONG_TEXT),
            ExpectedColumn.of("progress", Kind.LONG_TEXT),
            ExpectedColumn.of("stop_requested", Kind.NUMBER),
            ExpectedColumn.of("execution_id", Kind.LARGE_NUMBER).orNull(),
            ExpectedColumn.of("date_scheduled", Kind.TIME).orNull(),
            ExpectedColumn.of("date_started", Kind.TIME),
            ExpectedColumn.of("date_done", Kind.TIME).orNull(),
            ExpectedColumn.of("error", Kind.LONG_TEXT).orNull()),
        List.of(ExpectedIndex.of("celery_results_purge_date_started_idx", "date_started")));
  }

  private static ExpectedTable lease() {
    return new ExpectedTable(
        "celery_results_lease",
        List.of("name"),
        List.of(
            text("name", 50),
            text("holder", NODE_LENGTH),
            ExpectedColumn.of("token", Kind.LARGE_NUMBER),
            text("purge_id", UUID_LENGTH),
            ExpectedColumn.of("date_acquired", Kind.TIME),
            ExpectedColumn.of("date_expires", Kind.TIME)),
        List.of());
  }

  private static ExpectedTable schedule() {
    return new ExpectedTable(
        "celery_results_schedule",
        List.of("name"),
        List.of(
            text("name", 50),
            text("cron", 100),
            text("zone", 50),
            ExpectedColumn.of("enabled", Kind.NUMBER),
            ExpectedColumn.of("parameters", Kind.LONG_TEXT),
            text("changed_by", USER_LENGTH).orNull(),
            ExpectedColumn.of("date_next", Kind.TIME).orNull(),
            ExpectedColumn.of("date_done", Kind.TIME)),
        List.of());
  }
}
