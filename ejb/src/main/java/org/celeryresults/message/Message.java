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
  NEGATIVE(19, "%s must not be negative, but is %s."),
  TIME_NOT_STORABLE(20, "%s is %s. Times from year 1 to 9999 can be stored."),
  SEVERAL_STORES(21, "%s names several stores: %s. What is stored together goes into one."),
  STORE_NOT_READY(22, "Store '%s' is not ready. %s"),
  STORE_NOT_OPENED(23, "It (%s) has not been opened yet."),
  STORE_AWAY(24, "Store '%s' is not ready, and is tried again every %s. %s"),
  STORE_BACK(25, "Store '%s' is ready again after %s."),
  STORE_SILENT(26, "Its database has not answered for %s."),
  ALIAS_INVALID(
      27,
      "The setting %s names the store '%s'. Aliases have 1 to 50 letters, digits, _ or -, and are"
          + " not '%s', which is %s itself."),
  CANT_JOIN(
      28,
      "Store '%s' can't join the transaction in which '%s' takes part: %s. Give both an XA data"
          + " source, or store by independent()."),
  SAME_TABLES(
      29,
      "Stores '%s' and '%s' are the same tables: in one transaction they could wait for each other"
          + " for ever. Use one of them, or independent()."),
  IDS_MERGED(
      30,
      "%s '%s' can't be stored: the column's collation takes it for '%s', which is another's row."
          + " Use ids that differ in more than case, accents or trailing blanks, or give the column"
          + " a binary collation: GET api/schema shows the SQL."),
  CHORD_DIFFERS(
      31,
      "Chord %s has been begun with other members: %d then, %d now, or others of them. A header"
          + " can't change; begin another chord."),
  CHORD_SIZE(
      32,
      "%s must be between 1 and %d, the tasks that members names, not %d: a chord waits for that"
          + " many different tasks."),
  PART_FOREIGN(33, "%s %s is no part of chord %s: its header doesn't name it."),
  LISTENER_FAILED(34, "A listener failed: %s"),
  DELIVERY_FAILED(
      35, "Listeners of chord %s (completion %s) failed, attempt %d of %d; next in %s: %s"),
  DELIVERY_DEAD(
      36,
      "Gave up telling the listeners of chord %s (completion %s) after %d attempts: %s Mend them,"
          + " then POST api/chords/%1$s/redeliver."),
  CHORD_RESCUED(
      37,
      "Chord %s was stuck: all members had finished by %s, %d parts never returned. Completed."),
  CHORD_WORK_FAILED(38, "Looking after chords failed, and is tried again: %s"),
  LISTENER_HANGS(39, "Listeners have not come back after %s, or their node has died."),
  TRANSACTION_LOST(
      50,
      "The transaction is lost, and with it all that was done in it: roll it back, begin it anew"
          + " and do all of it again. Calls within a transaction are not repeated by themselves. %s"),
  LARGER_THAN_PACKET(
      60,
      "%s is too large: its row needs %d bytes, the database takes %d at once. Raise its"
          + " max_allowed_packet to twice the largest result; new connections learn of it."),

  DURATION_INVALID(
      70, "%s is '%s'. Expected: an ISO-8601 duration (P1D, PT30M), or seconds (86400)."),
  PARAMETER_INVALID(71, "%s is '%s'. Expected: %s."),
  PARAMETER_UNKNOWN(72, "%s is no parameter of a purge. Known: %s."),
  RULES_TOO_MANY(73, "%s are too many: %d, at most %d are allowed."),
  CRON_INVALID(
      74,
      "%s is '%s', which can't be read: %s. Expected: minute hour day month weekday, as in"
          + " 0 4 * * *."),
  CRON_NEVER(75, "%s is '%s': that day never comes."),
  ZONE_INVALID(76, "%s is '%s', which is no time zone. Expected: UTC, Europe/Berlin, +02:00."),
  PURGE_HELD(
      77,
      "Purge %s is under way, begun by %s, on %s since %s. Wait for its end, or stop it: POST"
          + " api/purges/%1$s/stop."),
  PURGE_UNKNOWN(78, "No purge with the id %s."),
  PURGE_COMPLETED(79, "Purge %s has completed: there is nothing to go on with. Start another."),
  PURGE_LEASE_LOST(
      80,
      "Purge %s has been taken over by another node: this one did not renew its lease in time."),
  PURGE_TAKEN_OVER(
      81, "Purge %s was left by %s, whose lease ran out at %s. This node goes on with it."),
  PURGE_ABANDONED(82, "%s has not renewed its lease, which ran out at %s; another purge began."),
  PURGE_BATCH_FAILED(83, "Purge %s: a batch of %d rows failed, and was undone: %s"),
  PURGE_ENDED(84, "Purge %s %s after %s: %s. %s"),
  DRY_RUN_ENDED(85, "Dry run %s %s after %s, would delete: %s. %s"),
  PURGE_NOT_STARTED(86, "The server's batch runtime refused to start the purge: %s"),
  PURGE_REFUSED(87, "The job purge-expired-results ends without a purge. %s"),
  PURGE_WORK_FAILED(88, "Looking after purges failed, and is tried again: %s"),
  PURGE_MISSED(
      89, "The purge that was due at %s was missed: no node was up. It is made up for now, once."),
  PURGE_SKIPPED(90, "The purge that was due at %s is skipped: another is under way."),
  PURGE_GOES_ON(95, "Purge %s was interrupted when %s stopped. This node goes on with it."),
  PURGE_LEFT(96, "It was interrupted when %s stopped; another purge began before it went on."),
  SCHEDULE_INVALID(97, "The stored schedule of purges is wrong, and must be changed. %s"),
  PURGE_NOT_GIVEN_BACK(
      98, "Purge %s goes on elsewhere when its lease runs out; it could not be given back: %s"),

  SCHEMA_UNKNOWN_MODE(100, "celery.results.schema is '%s'. Allowed: %s."),
  SCHEMA_LOCK_HELD(
      102,
      "The schema lock is held by %1$s since %2$s; gave up after %3$s. If that node is still at"
          + " work, wait for it; if it is gone, release its lock and start again:"
          + " UPDATE %4$s SET locked = %5$s, lockgranted = NULL, lockedby = NULL WHERE id = 1"),
  SCHEMA_FAILED(103, "The schema could not be brought up to date: %s"),
  SCHEMA_INTERRUPTED(104, "Interrupted while the schema was being brought up to date."),
  SCHEMA_BAD_TABLE_NAME(
      105, "'%s' is no name for a table of Liquibase: letters, digits and _ only."),
  SCHEMA_WAITING(106, "Waiting up to %s for the schema lock, held by %s since %s."),
  SCHEMA_UP_TO_DATE(107, "Schema up to date: %d change sets applied, %d found in place, %d ms."),
  SCHEMA_NOT_RIGHT(
      108,
      "The tables are not as they must be. %s Let celery.results.schema=update, or mvn -pl liquibase"
          + " liquibase:update -Dliquibase.url=..., mend what they can, or run the logged SQL."),
  SCHEMA_NOT_INSPECTED(109, "The tables could not be inspected: %s"),
  TABLE_MISSING(110, "The table %s is missing."),
  COLUMN_MISSING(111, "The column %s.%s is missing."),
  UNIQUE_MISSING(
      112,
      "Nothing keeps %1$s.%2$s unique. Rows that are there twice hinder the constraint; find them by"
          + " SELECT %2$s FROM %1$s GROUP BY %2$s HAVING COUNT(*) > 1"),
  ID_GENERATOR_MISSING(113, "Rows of %s get no id by themselves: nothing new can be stored."),
  UNKNOWN_COLUMN_REQUIRED(
      114, "%s.%s is unknown here and must be given a value: nothing new can be stored."),
  PRIMARY_KEY_MISSING(115, "%s has no primary key."),
  INDEX_MISSING(116, "No usable index of %s begins with %s: what looks for it reads all rows."),
  COLUMN_NARROW(117, "%s.%s is %s, which is less than %s: what doesn't fit can't be stored whole."),
  TYPE_WRONG(118, "%s.%s is %s instead of %s."),
  COLUMN_REQUIRED(119, "%s.%s must not be null, but is for some results: they can't be stored."),
  COLUMN_NULLABLE(120, "%s.%s may be null, which it must not."),
  CHARACTER_SET_NARROW(
      121, "Texts of %s (%s) can't hold every character: results with others can't be stored."),
  COLLATION_MERGES_IDS(
      122,
      "The collation %3$s takes ids in %1$s.%2$s for equal that differ in %4$s: the second of two"
          + " such tasks can't be stored."),
  IDS_LEFT(
      123,
      "%1$s can give %2$d more ids, %3$d %% of all; at the last days' rate they run out on"
          + " %4$s. The SQL, or celery.results.schema-wide-ids=true at the next start, widens them:"
          + " it rewrites the table under a lock, choose a quiet hour."),
  SESSIONS_READ_REPEATABLY(
      124,
      "Sessions read at the isolation level %s: who waits for a result in a transaction never sees"
          + " it. READ COMMITTED, set here for new sessions, belongs into the server's configuration"
          + " too."),
  SCHEMA_LOCK_LEFT(
      130,
      "The schema lock was left by %s since %s, whose database session has ended."
          + " Went on where it stopped.");

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
