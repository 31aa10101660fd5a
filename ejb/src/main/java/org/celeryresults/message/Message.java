package org.celeryresults.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every message of the product, numbered: the number never changes its meaning, so that operators
 * can search for it.
 */
public enum Message {
  VALUE_MISSING(1, "%s is missing or empty. It must be given."),
  VALUE_TOO_LONG(2, "%s is too long: %d characters, at most %d are allowed."),
  VALUE_NOT_STORABLE(
      3, "%s holds %s at position %d, which databases can't store. Escape or remove it."),
  TEXT_REPAIRED(
      4, "%s of task %s held %d characters that databases can't store; stored U+FFFD instead."),
  UNKNOWN_STORE(5, "No store with the alias '%s'. Known: %s. Configure %s.%s with a JNDI name."),
  DATASOURCE_NOT_FOUND(
      6, "No data source under the JNDI name '%s' (%s). Create it, or correct the setting."),
  DATABASE_NOT_SUPPORTED(7, "The database '%s' behind store '%s' is not supported. Supported: %s."),
  STORE_FAILED(8, "The database refused the operation: %s"),
  RETRIES_EXHAUSTED(9, "Given up after %d attempt(s) in %d ms: %s"),
  INVALID_CURSOR(10, "The %s is not one that this search handed out. Start at the first page."),
  PAGE_SIZE(11, "%s must be between 1 and %d, not %d."),
  REPEATABLE_READ(
      12,
      "The caller's transaction reads repeatably: it will not see what workers store meanwhile."
          + " Poll outside a transaction, or use READ COMMITTED."),
  COUNT_LIMIT(13, "%s must be between 1 and %d, not %d."),
  SETTING_INVALID(14, "The setting %s is '%s'. Expected: %s."),
  GROUP_UNREADABLE(15, "The saved group %s can't be read: %s"),
  TIME_RANGE(16, "%s: the range ends (%s) before it begins (%s)."),
  DEMO_LOADED(17, "Loaded %d demonstration results."),
  DEMO_SKIPPED(18, "The store already holds results: no demonstration results loaded."),
  AGE_NEGATIVE(19, "%s must not be negative, but is %s."),
  TIME_NOT_STORABLE(20, "%s is %s. Times from year 1 to 9999 can be stored."),
  SEVERAL_STORES(21, "%s names several stores: %s. What is stored together goes into one."),
  IDS_MERGED(
      30,
      "%s '%s' can't be stored: the column's collation takes it for '%s', which is another's row."
          + " Use ids that differ in more than case, accents or trailing blanks, or give the column"
          + " a binary collation: GET api/schema shows the SQL."),

  SCHEMA_UNKNOWN_MODE(100, "celery.results.schema is '%s'. Allowed: %s."),
  SCHEMA_PENDING(
      101,
      "The schema lacks %d change sets (%s). Run"
          + " mvn -pl liquibase liquibase:update -Dliquibase.url=... -Dliquibase.username=..."
          + " -Dliquibase.password=... or start with celery.results.schema=update."),
  SCHEMA_LOCK_HELD(
      102,
      "The schema lock is held by %1$s since %2$s; gave up after %3$s. If that node is still at"
          + " work, wait for it; if it is gone, release its lock and start again:"
          + " UPDATE %4$s SET locked = FALSE, lockgranted = NULL, lockedby = NULL WHERE id = 1"),
  SCHEMA_FAILED(103, "The schema could not be brought up to date: %s"),
  SCHEMA_INTERRUPTED(104, "Interrupted while the schema was being brought up to date."),
  SCHEMA_BAD_TABLE_NAME(
      105, "'%s' is no name for a table of Liquibase: letters, digits and _ only."),
  SCHEMA_WAITING(106, "Waiting up to %s for the schema lock, held by %s since %s."),
  SCHEMA_UP_TO_DATE(107, "Schema up to date: %d change sets applied, %d found in place, %d ms.");

  private final int number;
  private final String pattern;

  Message(int number, String pattern) {
    this.number = number;
    this.pattern = pattern;
  }

  /** The number as it is shown: {@code CELRES-0001}. */
  public String code() {
    return String.format(Locale.ROOT, "CELRES-%04d", number);
  }

  /** Number and text, the values put in. */
  public String text(@Nullable Object... values) {
    return code() + ": " + String.format(Locale.ROOT, pattern, values);
  }
}
