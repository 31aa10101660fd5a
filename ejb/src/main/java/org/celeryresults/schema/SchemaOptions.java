package org.celeryresults.schema;

import java.time.Duration;
import java.util.regex.Pattern;
import org.celeryresults.config.Settings;
import org.celeryresults.message.Message;

/**
 * How the schema is brought up to date.
 *
 * @param lockWait how long to wait for another node's migration before giving up; 5 minutes by
 *     default
 * @param historyTable where Liquibase keeps what it has done; a name of our own by default, so that
 *     an application's Liquibase in the same schema is left alone
 * @param lockTable where Liquibase keeps its lock
 * @param wishes what the changelog is asked for; nothing by default
 */
public record SchemaOptions(
    Duration lockWait, String historyTable, String lockTable, SchemaWishes wishes) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Refuses names that would need quoting. */
  public SchemaOptions {
    requireName(historyTable);
    requireName(lockTable);
  }

  /** What the changelog's Maven plugin uses too. */
  public static SchemaOptions defaults() {
    return new SchemaOptions(
        Duration.ofMinutes(5),
        "celery_results_databasechangelog",
        "celery_results_databasechangeloglock",
        SchemaWishes.NONE);
  }

  /** The defaults with what is configured. */
  public static SchemaOptions of(Settings settings) {
    return defaults().withLockWait(settings.schemaLockTimeout()).asking(SchemaWishes.of(settings));
  }

  /** The same with another wait. */
  public SchemaOptions withLockWait(Duration wait) {
    return new SchemaOptions(wait, historyTable, lockTable, wishes);
  }

  /** The same with other wishes. */
  public SchemaOptions asking(SchemaWishes others) {
    return new SchemaOptions(lockWait, historyTable, lockTable, others);
  }

  private static void requireName(String table) {
    if (!NAME.matcher(table).matches()) {
      throw new SchemaException(Message.SCHEMA_BAD_TABLE_NAME, table);
    }
  }
}
