package org.celeryresults.config;

/**
 * Every setting, by its MicroProfile Config name; docs/configuration.md tells of each, and a test
 * compares the two.
 */
public enum Setting {
  DATASOURCE("datasource", "JNDI name", "java:comp/DefaultDataSource"),
  READ_DATASOURCE("read-datasource", "JNDI name", "that of celery.results.datasource"),
  RECOVERY_INTERVAL("recovery-interval", "ISO-8601 duration, PT0.1S or more", "PT5S"),
  SCHEMA("schema", "update, validate or none", "update"),
  SCHEMA_LOCK_TIMEOUT("schema-lock-timeout", "ISO-8601 duration", "PT5M"),
  SCHEMA_DJANGO_MIGRATIONS("schema-django-migrations", "auto, always or never", "auto"),
  SCHEMA_WIDE_IDS("schema-wide-ids", "boolean", "false"),
  SCHEMA_QUERY_INDEXES("schema-query-indexes", "boolean", "false"),
  SCHEMA_REPORT_MAX_AGE("schema-report-max-age", "ISO-8601 duration", "PT5M"),
  PROTECT_SUCCESS("protect-success", "boolean", "true"),
  TASK_ID_MAX_LENGTH("task-id-max-length", "characters, 1 to 255", "255"),
  ABANDONED_AFTER("abandoned-after", "ISO-8601 duration", "P30D"),
  RETRY_MAX_RETRIES("retry.max-retries", "number, 0 or more", "2"),
  RETRY_DELAY("retry.delay", "ISO-8601 duration", "PT0.05S"),
  RETRY_MAX_DELAY("retry.max-delay", "ISO-8601 duration", "PT1S"),
  RETRY_MAX_DURATION("retry.max-duration", "ISO-8601 duration", "PT10S"),
  CHORD_DELIVERY_INTERVAL("chord-delivery.interval", "ISO-8601 duration, PT0.1S or more", "PT5S"),
  CHORD_DELIVERY_TIMEOUT("chord-delivery.timeout", "ISO-8601 duration, PT1S or more", "PT5M"),
  CHORD_DELIVERY_DELAY("chord-delivery.delay", "ISO-8601 duration", "PT5S"),
  CHORD_DELIVERY_MAX_DELAY("chord-delivery.max-delay", "ISO-8601 duration", "PT10M"),
  CHORD_DELIVERY_MAX_ATTEMPTS("chord-delivery.max-attempts", "number, 1 or more", "10"),
  CHORD_DELIVERY_THREADS("chord-delivery.threads", "number, 1 to 64", "4"),
  CHORD_STUCK_AFTER("chord-stuck-after", "ISO-8601 duration, or never", "never"),
  CHORD_SWEEP_INTERVAL("chord-sweep-interval", "ISO-8601 duration, PT0.1S or more", "PT1M"),
  RESULT_EXPIRES("result-expires", "ISO-8601 duration, seconds, or never", "P1D"),
  PURGE_SCHEDULE("purge.schedule", "cron: minute hour day month weekday, or never", "0 4 * * *"),
  PURGE_SCHEDULE_ZONE("purge.schedule-zone", "time zone", "UTC"),
  PURGE_BATCH_SIZE("purge.batch-size", "rows, 1 to 100000", "50000"),
  PURGE_PAUSE("purge.pause", "ISO-8601 duration, PT1M or less", "PT0S"),
  PURGE_LEASE("purge.lease", "ISO-8601 duration, PT1S or more", "PT1M"),
  PURGE_CHECK_INTERVAL("purge.check-interval", "ISO-8601 duration, PT0.1S or more", "PT10S"),
  PURGE_HISTORY_EXPIRES("purge.history-expires", "ISO-8601 duration, or never", "P90D"),
  PAGE_SIZE_MAX("page-size-max", "rows, 1 or more", "1000"),
  DEMO("demo", "boolean", "false");

  private static final String PREFIX = "celery.results.";

  private final String key;
  private final String type;
  private final String defaultText;

  Setting(String key, String type, String defaultText) {
    this.key = PREFIX + key;
    this.type = type;
    this.defaultText = defaultText;
  }

  /** The property's full name. */
  public String key() {
    return key;
  }

  /** Type and unit, as the operator is told. */
  public String type() {
    return type;
  }

  /** What holds when nothing is configured. */
  public String defaultText() {
    return defaultText;
  }
}
