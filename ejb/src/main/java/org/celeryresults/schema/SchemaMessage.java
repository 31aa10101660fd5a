package org.celeryresults.schema;

/** Every message of this package, with its number. */
enum SchemaMessage {
  UNKNOWN_MODE("CELRES-0100: celery.results.schema is \"%s\"; allowed are: %s"),
  PENDING(
      "CELRES-0101: The schema lacks %d change sets (%s). Run"
          + " mvn -pl liquibase liquibase:update -Dliquibase.url=... -Dliquibase.username=..."
          + " -Dliquibase.password=... or start with celery.results.schema=update"),
  LOCK_HELD(
      "CELRES-0102: The schema lock is held by %1$s since %2$s; gave up after %3$s. If that node"
          + " is still at work, wait for it; if it is gone, release its lock and start again:"
          + " UPDATE %4$s SET locked = FALSE, lockgranted = NULL, lockedby = NULL WHERE id = 1"),
  FAILED("CELRES-0103: The schema could not be brought up to date: %s"),
  INTERRUPTED("CELRES-0104: Interrupted while the schema was being brought up to date"),
  BAD_TABLE_NAME(
      "CELRES-0105: \"%s\" is no name for a table of Liquibase: letters, digits and _ only"),
  WAITING("CELRES-0106: Waiting up to %s for the schema lock, held by %s since %s"),
  UP_TO_DATE("CELRES-0107: Schema up to date: %d change sets applied, %d found in place, %d ms");

  private final String pattern;

  SchemaMessage(String pattern) {
    this.pattern = pattern;
  }

  String text(Object... arguments) {
    return String.format(pattern, arguments);
  }
}
