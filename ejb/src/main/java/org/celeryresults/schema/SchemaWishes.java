package org.celeryresults.schema;

import java.util.Map;
import org.celeryresults.config.Settings;

/**
 * What the changelog is asked for beyond what every database needs. The Maven goals take the same
 * by the settings' names.
 *
 * @param taskIdMaxLength how wide task_id, group_id and task_name become in tables and columns that
 *     are made now; those that exist stay as they are
 * @param djangoMigrations auto: record in Django's own table what is true by now, where that table
 *     exists; always: make the table too; never: leave it alone
 * @param wideIds whether to widen ids that Django made 32 bits wide
 * @param queryIndexes whether to add the indexes that our own queries profit from
 */
public record SchemaWishes(
    int taskIdMaxLength, String djangoMigrations, boolean wideIds, boolean queryIndexes) {
  /** The changelog's own defaults. */
  public static final SchemaWishes NONE = new SchemaWishes(255, "auto", false, false);

  /** What is configured. */
  public static SchemaWishes of(Settings settings) {
    return new SchemaWishes(
        settings.taskIdMaxLength(),
        settings.schemaDjangoMigrations(),
        settings.schemaWideIds(),
        settings.schemaQueryIndexes());
  }

  /** By the names that the changelog gives them. */
  Map<String, Object> parameters() {
    return Map.of(
        "taskIdMaxLength", taskIdMaxLength,
        "djangoMigrations", djangoMigrations,
        "wideIds", wideIds,
        "queryIndexes", queryIndexes);
  }
}
